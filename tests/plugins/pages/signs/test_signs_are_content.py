"""Signs are content like pages: nothing that looks at all content passes them by."""

from lxml import html

from content_model.contents import all_contents
from review_desk.gather import gather
from review_desk.sections import sections
from whole_build.build import read
from whole_build.stages import content_described

from .conftest import sign_file

SIX_WEEKS = "signs/six-weeks.md"


def test_all_contents_gives_signs_of_every_language(copied_signs):
    """Whoever asks for all content gets signs, without knowing their plugin."""
    found = []

    def look(generators):
        found.extend(all_contents(generators))

    with content_described.connected_to(look):
        copied_signs.build(LANGUAGES=["es"], LOCALES={"en": "en_US", "es": "es_US"})

    signs = [(page.lang, page.slug) for page in found if page.kind == "sign"]
    names = ["cannot-pee", "fever", "six-weeks"]
    assert signs == [(lang, name) for lang in ("en", "es") for name in names]


def test_links_in_signs_are_followed(checklist_site):
    """A sign's link to a page that is not there names the sign's file and line."""
    dead = sign_file("Read [more](/more/) [@nhs].", title="It lasts.", order=3)

    (diagnostic,) = checklist_site.diagnostics({SIX_WEEKS: dead})

    assert diagnostic.startswith(
        "content/signs/six-weeks.md:13: “/more/” leads to no page of this site."
    )


def test_articles_of_one_sign_are_related(checklist_site, article):
    """Two articles that a sign names lead to each other before any other does."""
    articles = {name: article(title=f"{name} in short") for name in "abcde"}
    named = sign_file(title="It lasts.", order=3, articles="[a, e]")
    checklist_site.write({f"articles/{name}.md": articles[name] for name in articles})
    checklist_site.write({SIX_WEEKS: named})

    assert checklist_site.build().good
    page = html.parse(checklist_site.output / "articles/a/index.html")
    first = page.xpath("//*[contains(@class, 'related-links')]//a/@href")[0]
    assert first == "/articles/e/"


def test_the_review_desk_lists_signs(checklist_site):
    """Each sign's next review stands among the others, with its reviewer."""
    root = checklist_site.root
    settings = read(
        "pelicanconf.py",
        PATH=str(root / "content"),
        OUTPUT_PATH=str(root / "desk"),
        STAGING_PATH=str(root / ".build" / "output"),
        CACHE_PATH=str(root / ".cache"),
        DEFECT_LOG=str(root / "failure.txt"),
        EDITORIAL_KINDS=[],
        REQUIRED_PAGES=[],
        SEARCH_INDEX=False,
    )

    facts = gather(settings).facts
    rows = next(
        section for section in sections(facts) if section.title == "Reviews"
    ).rows

    signs = [row.cells for row in rows if "content/signs/fever.md" in row.cells]
    assert [cells[1] for cells in signs] == ["Rita Reviewer"]
