"""Every link and tag that an author writes is followed, by file and line."""

import pytest
from tests.conftest import small_site, written_article

OTHER = """\
---
title: Costs
description: A sentence of more than fifty characters about back pain.
---

## What to bring

Words.
"""

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"></svg>'

EXTRA = {
    "pages/costs.md": OTHER,
    "images/back.svg": PICTURE,
    "files/form.pdf": "%PDF-1.7",
}

GOOD = [
    "[x]({filename}/pages/costs.md)",
    "[x]({filename}/pages/costs.md#what-to-bring)",
    "[x](/costs/#what-to-bring)",
    "[x](../../costs/)",
    "## Here\n\n[x](#here)",
    "[x](https://www.hhs.gov/) <https://www.hhs.gov/> <mailto:a@example.com>",
    "![A back](../images/back.svg) ![A back]({static}/images/back.svg)",
    "[The form]({static}/files/form.pdf)",
    "`<script>` and `[x](javascript:)`\n\n```\n<script>alert(1)</script>\n```",
    "a < b and c > d, 5<6, <- and ->",
    "<p>One<p>Two <ul><li>a<li>b</ul>",
    "<dl><dt>a<dd>b</dl>\n\n<br>\n<hr/>",
    "| a | b |\n|--:|:-:|\n| 1 | 2 |",
    "<details><summary>More</summary>\n\nWords.\n\n</details>",
    "&lt;script&gt; <b title='x",
]

BAD = [
    ("[x]({filename}/pages/cost.md)", "“{filename}/pages/cost.md” names a file", 12),
    ("[x]({filename}/pages/cost.md)", "Did you mean “costs.md”?", 12),
    ("[x]({filename}/costs.md)", "Did you mean “/pages/costs.md”?", 12),
    ("[x]({filename}/../tasks.py)", "names a file that is not in content/", 12),
    ("[x]({filename}/pages/costs.md#bring)", "“#bring” is no place on that page", 12),
    ("Words.\n\n[x](/costs/#bring)", "“#bring” is no place", 14),
    ("[x](#nowhere)", "“#nowhere” is no place", 12),
    ("[x](/cots/)", "“/cots/” leads to no page of this site.", 12),
    ("[x](/cots/)", "Did you mean “/costs/”?", 12),
    ("[x](www.nhs.uk/conditions/)", "Write https://www.nhs.uk/conditions/.", 12),
    ("[x](hhs.gov)", "Write https://hhs.gov.", 12),
    ("[x](jo@example.com)", "Write mailto:jo@example.com.", 12),
    ("[x](1-800-222-1222)", "Write tel:+18002221222.", 12),
    ("[x](/costs)", "Write the slash at its end: /costs/.", 12),
    ("[x](costs/)", "“costs/” leads to no page", 12),
    ("[x]()", "A link leads nowhere.", 12),
    ("[x][ref]\n\n[ref]: /cots/", "“/cots/” leads to no page", 14),
    ("![A back]({static}/images/bac.svg)", "Did you mean “back.svg”?", 12),
    ("![A back](/images/bac.svg)", "There is no picture images/bac.svg", 12),
    ("[x]({author}ann)", "is no kind of link that we know", 12),
    ("[x](javascript:alert(1))", "“javascript:” is no address", 12),
    ("[x](&#106;avascript:alert(1))", "“javascript:” is no address", 12),
    ('<a href=" java\tscript:x">x</a>', "“javascript:” is no address", 12),
    ("<a href='vbscript:x'>x</a>", "“vbscript:” is no address", 12),
    ("[x](data:text/html,x)", "“data:” is no address", 12),
    ("[x](//example.org/)", "Write https://example.org/.", 12),
    ("![x](https://example.org/a.png)", "would be loaded from elsewhere", 12),
    ("![x](//example.org/a.png)", "would be loaded from elsewhere", 12),
    ('<img src="data:image/png;base64,xx" alt="">', "from elsewhere", 12),
    ("Words.\n\n<script>alert(1)</script>", "<script> can't stand in a text", 14),
    ("<SCRIPT SRC=/x.js></SCRIPT>", "<script> can't stand in a text", 12),
    ('<iframe src="https://videos.example.org/"></iframe>', "Link to it instead", 12),
    ('<iframe src="https://maps.example.org"></iframe>', "<iframe> can't", 12),
    ("<style>p {}</style>", "<style> can't stand", 12),
    ("<form action='/x'></form>", "<form> can't stand", 12),
    ("<svg onload=alert(1)></svg>", "“onload” runs or sends", 12),
    ('<p onclick="x()">x</p>', "“onclick” runs", 12),
    ('Hello\n{: onclick="x()" }', "“onclick” runs", 13),
    ('<p style="color: red">x</p>', "“style” would be blocked", 12),
    ("<div><b>x</div></b>", "</div> stands before <b> is closed", 12),
    ("Words.\n\n<div>\n\nx", "<div> is opened here and never closed", 14),
    ("x</section>", "</section> closes what was never opened", 12),
    ("x <div>y</div>", "<div> can't stand inside a paragraph", 12),
    ("# One", "The title is the page's only heading of level 1", 12),
]


def name_of(number):
    """Name the article that holds a body."""
    return f"articles/x{number}.md"


LATE = (
    *("“#", "“/c", "“costs", "Write the", "Write mailto:", "Write tel:"),
    *("Write https://www.", "Write https://hhs", "Did you mean “/c"),
)


def late(words):
    """Tell whether a mistake is found in the finished output."""
    return words.startswith(LATE)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the authors of all bad articles are told, by the article's number.

    Two builds: mistakes of the first kind stop a build before the second is seen.
    """
    found = {}
    for when in (True, False):
        site = small_site(tmp_path_factory.mktemp("site"))
        site.write(EXTRA)
        numbers = [n for n, (_b, words, _l) in enumerate(BAD) if late(words) == when]
        site.write({name_of(n): written_article(BAD[n][0]) for n in numbers})
        said = site.diagnostics({})
        for number in numbers:
            place = f"content/{name_of(number)}:"
            found[number] = [line for line in said if line.startswith(place)]
    return found


def test_what_is_right_is_not_complained_about(site, article):
    """Links, tables, code and plain HTML that pages can have."""
    site.write(EXTRA)

    assert site.diagnostics({name_of(n): article(b) for n, b in enumerate(GOOD)}) == []


@pytest.mark.parametrize("number", range(len(BAD)), ids=lambda n: repr(BAD[n][0]))
def test_what_cannot_work_is_named_with_its_line(told, number):
    """Each is a sentence with the place and what to write instead."""
    _body, words, line = BAD[number]
    diagnostics = told[number]

    assert any(words in diagnostic for diagnostic in diagnostics), diagnostics
    assert all(diagnostic.split(":")[1] == str(line) for diagnostic in diagnostics)


@pytest.mark.parametrize("first", ["[x](/cots/)", "## See [x](/cots/)"])
def test_each_use_of_a_broken_link_is_named(site, article, first):
    """Two wrong links of one address are two lines to mend, in a heading too."""
    site.write({"pages/costs.md": OTHER})
    body = f"{first}\n\nWords.\n\n[y](/cots/)"
    diagnostics = site.diagnostics({"articles/x.md": article(body)})

    assert [diagnostic.split(":")[1] for diagnostic in diagnostics] == ["12", "16"]


TO_A_DRAFT = [
    "[some *words*]({filename}/articles/y.md)",
    "[some *words*]({filename}y.md#a-part)",
    "[some *words*](/articles/y/)",
    "[some *words*](../y/?a=1#a-part)",
    "[some *words*][y]\n\n[y]: /articles/y/",
    '<a class="x" href="/articles/y/">some <em>words</em></a>',
    "[some *words*](<{filename}y.md> 'A title')",
]


@pytest.mark.parametrize("body", TO_A_DRAFT)
def test_a_link_to_a_draft_keeps_its_words_when_published(site, article, body):
    """A page can become a draft at any time: visitors see words and no link."""
    site.write(
        {"articles/x.md": article(body), "articles/y.md": article(status="draft")}
    )

    outcome = site.build(PREVIEW=False, DRAFT_SAVE_AS="", DRAFT_LANG_SAVE_AS="")

    assert outcome.good, outcome.diagnostics
    (note,) = (
        diagnostic for diagnostic in outcome.notes if diagnostic.rule == "draft-link"
    )
    assert note.path == "content/articles/x.md"
    shown = (site.output / "articles/x/index.html").read_text()
    assert "some <em>words</em>" in shown
    assert "articles/y" not in shown


@pytest.mark.parametrize("preview", [True, False])
def test_of_a_page_that_waits_to_be_confirmed_nothing_is_said(site, article, preview):
    """Its links come by themselves; a new practice has a hundred of them."""
    site.write(
        {
            "articles/x.md": article("[words]({filename}y.md), [more](/articles/y/)"),
            "articles/y.md": article(status="waiting"),
            "practice/navigation.toml": (
                '[[main]]\ntitle = "New"\npage = "/articles/y/"\n'
                '[[footer]]\ntitle = "Read"\npage = "/articles/x/"\n'
            ),
        }
    )
    places = {} if preview else {"DRAFT_SAVE_AS": "", "DRAFT_LANG_SAVE_AS": ""}

    outcome = site.build(PREVIEW=preview, **places)

    assert outcome.good, outcome.diagnostics
    assert [note for note in outcome.notes if note.rule == "draft-link"] == []


@pytest.mark.parametrize("body", TO_A_DRAFT)
def test_a_link_to_a_draft_leads_there_in_a_preview(site, article, body):
    """Who writes two pages at once sees both."""
    site.write(
        {"articles/x.md": article(body), "articles/y.md": article(status="draft")}
    )

    outcome = site.build()

    assert outcome.good, outcome.diagnostics
    assert [note.rule for note in outcome.notes if note.rule] == ["draft-link"]
    shown = (site.output / "articles/x/index.html").read_text()
    assert 'href="/drafts/articles/y/' in shown


def test_links_between_drafts_are_nobodys_business(site, article):
    """Half-written pages may lead to half-written pages."""
    body = "[x]({filename}/articles/y.md)"
    site.write({"articles/x.md": article(body, status="draft")})
    site.write({"articles/y.md": article(status="draft")})

    notes = site.build(PREVIEW=False, DRAFT_SAVE_AS="").notes
    assert not [note for note in notes if note.rule]


def test_menus_and_old_addresses_leave_a_draft_out(site, article):
    """They have it again once it is published; until then it is a note each."""
    practice = site.root / "content/practice"
    menu = practice / "navigation.toml"
    line = '\n[[main]]\ntitle = "Why it hurts"\npage = "/articles/y/"\n'
    menu.write_text(menu.read_text() + line)
    (practice / "redirects.toml").write_text(
        '[[redirect]]\nold = "/why/"\nnew = "/articles/y/"\n'
    )
    (practice / "synonyms.toml").write_text(
        '[[synonym]]\npage = "/articles/y/"\nwords = ["why"]\n'
    )
    site.write({"articles/x.md": article(), "articles/y.md": article(status="draft")})

    outcome = site.build(PREVIEW=False, DRAFT_SAVE_AS="", DRAFT_LANG_SAVE_AS="")

    assert outcome.good, outcome.diagnostics
    places = [note.path.rpartition("/")[2] for note in outcome.notes if note.rule]
    assert places == ["navigation.toml", "redirects.toml"]
    assert "Why it hurts" not in (site.output / "articles/x/index.html").read_text()
    site.write({"articles/y.md": article()})
    assert site.build(PREVIEW=False).good
    assert "Why it hurts" in (site.output / "articles/x/index.html").read_text()
    assert (site.output / "why/index.html").is_file()


def test_a_draft_with_a_fixed_address_is_known_by_it(site, article):
    """A page may have a fixed address; a link to it is one to a draft all the same."""
    page = """\
        ---
        title: A page
        description: A sentence of more than fifty characters about a practice.
        address: /fixed/
        status: draft
        ---

        Words.
        """
    site.write({"pages/a.md": page, "articles/x.md": article("[words](/fixed/)")})

    outcome = site.build(PREVIEW=False, DRAFT_PAGE_SAVE_AS="")

    assert outcome.good, outcome.diagnostics
    assert [note.rule for note in outcome.notes if note.rule] == ["draft-link"]


def test_a_menu_that_leads_nowhere_is_named(site):
    """Menus are followed too."""
    menu = site.root / "content/practice/navigation.toml"
    menu.write_text(menu.read_text() + '\n[[main]]\ntitle = "X"\npage = "/nowhere/"\n')

    (diagnostic,) = site.diagnostics({})

    assert diagnostic.startswith("content/practice/navigation.toml:")
    assert "“/nowhere/” leads to no page of this site." in diagnostic


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://www.example.com/articles/", "/articles/"),
        ("https://example.com", "/"),
        ("HTTPS://Example.com/contact/#form", "/contact/#form"),
    ],
)
def test_a_menu_names_no_page_by_the_site_s_own_address(site, typed, meant):
    """It would lead out of a preview, and to the old site after a move."""
    menu = site.root / "content/practice/navigation.toml"
    menu.write_text(menu.read_text() + f'\n[[main]]\ntitle = "X"\npage = "{typed}"\n')

    (diagnostic,) = site.diagnostics({})

    assert diagnostic == (
        f"content/practice/navigation.toml:8: “{typed}” is this site's own address."
        f" Write {meant}, and it holds wherever the site is."
    )
