"""A draft may be half written, or lead to a draft, and stops nothing."""

import shutil
from datetime import date

import pytest
from tests.conftest import CONTACT, HOME
from tests.plugins.pages.signs.conftest import with_checklist, with_copied_signs

from confirmations.model import Confirmation, digest_of_text
from confirmations.reader import add_confirmations
from content_model.kinds import KINDS
from new_page.existing import read_existing
from new_page.making import make
from page_status import status_of

VOUCHED = ("author", "reviewer", "reviewed", "next_review")
BROKEN = {  # drafts as they are while somebody writes
    "title: Half: written": "YAML that is none",
    "nonsense: yes": "a field that there is not",
    "category: Nothing": "a category that there is not",
    "date: soon": "a date that is none",
    "author: nobody": "a person that there is not",
    "image: nothing.jpg": "a picture that there is not",
}
TEXTS = [
    "/// do | Do\n\n- never closed",
    "[x]({filename}/pages/nowhere.md)",
    "[x](/nowhere/#at-all)",
    "![](../images/nothing.jpg)",
    "A claim [@nobody].",
    "<script>x</script> <div>",
    "{practice:nothing} <!-- open",
    "/// signs | no-such-sign\n\n///",
    "/// drawing | no-such-drawing\n\n///",
    "TODO {{ write }} [@nhs] A cure for all.",
    "[x]({static}/practice/practice.toml)",
]


def without(text, *names):
    """Leave fields of the front matter empty."""
    lines = text.splitlines(keepends=True)
    return "".join(
        f"{line.partition(':')[0]}:\n" if line.partition(":")[0] in names else line
        for line in lines
    )


def test_draft_goes_without_what_people_put_in(site, article):
    """A new page builds before anybody has answered for it."""
    site.write({"articles/x.md": without(article(status="draft"), *VOUCHED)})

    preview, published = site.build(), site.build(PREVIEW=False)

    assert preview.good, [*preview.diagnostics, *preview.failures]
    assert published.good, [*published.diagnostics, *published.failures]


@pytest.mark.parametrize(
    ("empty", "said"),
    [
        (
            VOUCHED,
            "“author”, “reviewer”, “reviewed” and “next_review” are still empty.",
        ),
        (("reviewer", "reviewed"), "“reviewer” and “reviewed” are still empty."),
        (("reviewer",), "“reviewer” is still empty."),
    ],
)
def test_published_page_says_once_what_is_empty(site, article, empty, said):
    """One sentence, however much is left to put in."""
    (diagnostic,) = site.diagnostics({"articles/x.md": without(article(), *empty)})

    assert said in diagnostic
    assert diagnostic.endswith("until then write “status: draft”.")


def test_missing_lines_are_told_in_the_same_sentence(site, article):
    """It makes no difference whether a line is empty or not there."""
    text = "".join(
        line
        for line in article().splitlines(keepends=True)
        if not line.startswith(("author", "reviewed"))
    )

    (diagnostic,) = site.diagnostics({"articles/x.md": text})

    assert diagnostic.startswith("content/articles/x.md:1: “author” and “reviewed” are")


def test_whatever_is_wrong_in_a_draft_stops_no_publish(site, article):
    """Hours and corrections go out while somebody is in the middle of a sentence."""
    good = {"articles/good.md": article()}
    drafts = {
        f"articles/front-{number}.md": article(status="draft").replace(
            "---\n", f"---\n{line}\n", 1
        )
        for number, line in enumerate(BROKEN)
    }
    drafts |= {
        f"articles/text-{number}.md": article(text, status="draft")
        for number, text in enumerate(TEXTS)
    }
    drafts["articles/no-end.md"] = "---\ntitle: A\nstatus: draft\n"
    drafts["articles/odd-status.md"] = "---\nstatus: 'draft'\ntitle: [\n---\n\nA.\n"
    drafts["conditions/half.md"] = (
        "---\nstatus: draft\ntitle: Half: a page\n---\n\nA.\n"
    )
    site.write(good | drafts)

    outcome = site.build(PREVIEW=False, DRAFT_SAVE_AS="", DRAFT_PAGE_SAVE_AS="")

    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    told = {note.path.removeprefix("content/") for note in outcome.notes}
    assert drafts.keys() - told <= {
        "articles/text-2.md",  # links of a draft are followed when it is published
        "articles/text-7.md",  # small sites have no signs
        "articles/text-9.md",  # and the gate is off
    }
    assert (site.output / "articles/good/index.html").exists()
    assert not list(site.output.rglob("*front-*"))


def test_the_same_draft_is_told_in_a_preview(site, article):
    """Its author sees what is wrong while writing."""
    site.write({"articles/x.md": article("A claim [@nobody].", status="draft")})

    assert not site.build().good


def test_mistake_of_a_published_page_still_stops(site, article):
    """Only drafts are forgiven, and only they."""
    site.write(
        {
            "articles/x.md": article("[x]({filename}/pages/nowhere.md)"),
            "articles/y.md": article("A claim [@nobody].", status="draft"),
            "articles/later.md": article("[@nobody]").replace(
                "2026-03-02", "2030-01-01"
            ),
        }
    )

    outcome = site.build(PREVIEW=False)

    assert {diagnostic.path for diagnostic in outcome.diagnostics} == {
        "content/articles/x.md",
        "content/articles/later.md",
    }


@pytest.mark.parametrize("person", ["ann-author", "rita-reviewer"])
@pytest.mark.parametrize("broken", [False, True])
def test_page_of_a_draft_person_is_told(site, article, person, broken):
    """Visitors must be able to read who stands behind a page."""
    path = f"people/{person}.md"
    text = (site.root / "content" / path).read_text()
    line = "status: draft\n" + "nonsense: yes\n" * broken
    site.write({path: text.replace("---\n", f"---\n{line}", 1)})
    site.write({"articles/x.md": article()})

    preview, published = site.build(), site.build(PREVIEW=False)

    field, number = {"ann-author": ("author", 5), "rita-reviewer": ("reviewer", 6)}[
        person
    ]
    said = f"content/articles/x.md:{number}: “{field}” names “{person}”, whose page is"
    assert preview.good or broken
    assert not [*preview.failures, *published.failures]
    assert [str(e) for e in published.diagnostics if str(e).startswith(said)]
    if not broken:
        assert [str(e) for e in preview.notes if str(e).startswith(said)]


def test_a_waiting_translation_of_a_person_leaves_the_original(site, article):
    """Spanish pages and menus lead to the page that there is, whatever she did."""
    waiting = "---\nstatus: waiting\ntranslates: ann-author"
    person = (site.root / "content/people/ann-author.md").read_text()
    menu = '[[main]]\ntitle = "Ann Author"\npage = "/people/ann-author/"\n'
    spanish = article(translates="x", translates_version="2026-03-02")
    site.write(
        {
            "es/people/ann-author.md": person.replace("---", waiting, 1),
            "articles/x.md": article(),
            "es/articles/equis.md": spanish,
            "practice/navigation.toml": f"footer = []\n{menu}",
        }
    )
    file = "es/articles/equis.md"
    text = digest_of_text(file, (site.root / "content" / file).read_text())
    made = Confirmation(file=file, by="ann-author", on=date(2026, 11, 3), text=text)
    add_confirmations(site.root / "content", [made])

    outcome = site.build(PREVIEW=False)
    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    page = (site.output / "es/articulos/equis/index.html").read_text()
    assert "Traducción confirmada por" in page
    assert page.count('href="/people/ann-author/"') > 2
    assert "drafts" not in page


def test_hidden_person_stands_behind_a_page(site, article):
    """Someone who has left has a page, though no list shows it."""
    path = "people/ann-author.md"
    text = (site.root / "content" / path).read_text()
    site.write({path: text.replace("---\n", "---\nstatus: hidden\n", 1)})
    site.write({"articles/x.md": article()})

    assert site.build(PREVIEW=False).good
    page = (site.output / "articles/x/index.html").read_text()
    assert 'href="/people/ann-author/"' in page


def test_fresh_pages_of_every_kind_stop_no_publish(site, article):
    """Somebody has just started a page of each kind; the site goes out as it was."""
    content = with_copied_signs(with_checklist(site)).root / "content"
    site.write({"articles/x.md": article(), "es/articles/y.md": article()})
    made = []
    for lang in ("en", "es"):
        existing = read_existing(content, [kind.folder for kind in KINDS], lang)
        for kind in KINDS:
            titles = {"title": f"A new {kind.name}"}
            made.append(make(kind.name, lang, titles, existing))

    outcome = site.build("publishconf.py", SAMPLE_ALLOWED=True, OUTPUT_CHECK=False)

    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    assert len(list(content.rglob("*new-*"))) == len(made) > 12
    assert not list(site.output.rglob("*new-*"))


def test_whole_team_may_be_drafts(site, article):
    """A preview shows the site; publishing says whose page is missing."""
    with_checklist(site)
    site.write({"pages/home.md": HOME, "pages/contact.md": CONTACT})
    site.write({"articles/x.md": article()})
    shutil.copytree(site.root / "content/people", site.root / "content/es/people")
    for path in site.root.glob("content/**/people/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("---\n", "---\nstatus: draft\n", 1), "utf-8")

    preview = site.build()
    site.write({"signs/half.md": "---\nstatus: draft\ntitle: Half: a sign\n---\n"})
    published = site.build(PREVIEW=False)

    assert not [*preview.failures, *published.failures]
    assert preview.good, [str(diagnostic) for diagnostic in preview.diagnostics]
    assert {diagnostic.rule for diagnostic in published.diagnostics} == {"draft-link"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("---\nstatus: draft\n---\n", "draft"),
        ("---\nstatus: 'draft'\ntitle: [", "draft"),
        ("---\ntitle: a\n---\n\nstatus: draft\n", ""),
        ("---\n# status: draft\n---\n", ""),
        ("status: draft\n", ""),
        ("", ""),
    ],
)
def test_status_is_read_of_any_file(tmp_path, text, status):
    """A file that nothing else can be read of may say that it is a draft."""
    file = tmp_path / "x.md"
    file.write_text(text)

    assert status_of(file) == status
    assert status_of(tmp_path / "y.md") == ""
