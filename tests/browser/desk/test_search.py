"""Search works in a preview too, without slowing it down."""

import pytest

pytestmark = pytest.mark.browser


def test_search_finds_what_was_just_written(preview, page, project, article):
    """The index is made when somebody searches, of the newest words."""
    running = preview()
    project.write({"articles/b.md": article("A word: xylophone.", title="Another")})
    running.wait_for("content/articles/b.md")
    page.goto(f"{running.address}/articles/b/")
    engine = next(project.root.rglob("theme/search-index.*.js")).name
    found = page.evaluate(
        """async (engine) => {
          const { openIndex } = await import(`/theme/${engine}`);
          const index = await openIndex(new URL("/search-index/en.json", location));
          const { pages } = await index.find("xylophone");
          return (await index.card(pages[0])).url.pathname;
        }""",
        engine,
    )

    assert found == "/articles/b/"
