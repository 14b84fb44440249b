"""Search works in a preview too, without slowing it down."""

import pytest

pytestmark = pytest.mark.browser


def test_search_finds_what_was_just_written(preview, page, project, article):
    """The index is made when somebody searches, of the newest words."""
    running = preview()
    project.write({"articles/b.md": article("A word: xylophone.", title="Another")})
    running.wait_for("content/articles/b.md")
    page.goto(f"{running.address}/articles/b/")
    found = page.evaluate(
        """async () => {
          const search = await import("/pagefind/pagefind.js");
          const { results } = await search.search("xylophone");
          return (await results[0].data()).url;
        }"""
    )

    assert found == "/articles/b/"
