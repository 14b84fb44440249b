"""Pages that clash, files that nothing reads, templates that are not there."""

import os

import pytest

PAGE = """\
---
title: A page
description: A sentence of more than fifty characters about back pain.
{fields}
---

Words.
"""


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            {"pages/x.md": PAGE.format(fields="address: /articles/")},
            "x.md:4: The address /articles/ is taken by the list of articles.",
        ),
        (
            {
                "pages/a.md": PAGE.format(fields="address: /b/"),
                "pages/b.md": PAGE.format(fields="order: 1"),
            },
            "b.md:1: The address /b/ is taken by content/pages/a.md, line 4.",
        ),
        (
            {"pages/theme.md": PAGE.format(fields="order: 1")},
            "theme.md:1: The address /theme/ is taken by something that is not a page.",
        ),
        (
            {"pages/x.md": PAGE.format(fields="address: /../../x/")},
            "x.md:4: “address: /../../x/” is not an address such as /costs/.",
        ),
        (
            {"pages/x.md": PAGE.format(fields="template: contcat")},
            "x.md:4: There is no template “contcat” for a page. Did you mean “contact”",
        ),
        (
            {"pages/x.md": PAGE.format(fields="template: ../base")},
            "x.md:4: There is no template “../base” for a page.",
        ),
        ({"article/x.md": "x"}, "article/x.md:1: No page is looked for here. Did you"),
        ({"x.md": "x"}, "content/x.md:1: No page is looked for here. Move it into"),
        ({"articles/x.docx": "x"}, "x.docx:1: “x.docx” is no page"),
        ({"articles/x.html": "<p>"}, "x.html:1: “x.html” is no page"),
        ({"es/articles/x.MD": "x"}, "content/es/articles/x.MD:1: “x.MD” is no page"),
    ],
)
def test_a_page_that_would_be_lost_is_named(site, files, words):
    """Nothing an author writes vanishes without a word."""
    (diagnostic,) = site.diagnostics(files)

    assert words in diagnostic


def test_a_scheduled_page_is_published_on_its_day(site, article, monkeypatch):
    """What was kept from an earlier build does not hold the page back."""
    later = article("Later.").replace("date: 2026-03-02", "date: 2027-01-04")
    site.write({"articles/later.md": later})
    page = site.output / "articles" / "later" / "index.html"

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1799000000")  # 2027-01-03
    assert site.build(PREVIEW=False, **NO_DRAFTS).good
    assert not page.exists()

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1799020800")  # 2027-01-04
    assert site.build(PREVIEW=False, **NO_DRAFTS).good
    assert page.exists()


NO_DRAFTS = dict.fromkeys(
    ["DRAFT_SAVE_AS", "DRAFT_LANG_SAVE_AS", "DRAFT_PAGE_SAVE_AS"], ""
)


def test_a_link_to_a_file_that_is_gone_is_one_sentence(site):
    """A file that cannot be opened is named, not skipped."""
    (site.root / "content" / "articles").mkdir()
    (site.root / "content" / "articles" / "x.md").symlink_to("nowhere.md")

    (diagnostic,) = site.diagnostics({})

    assert "content/articles/x.md:1: The file cannot be read" in diagnostic


def test_a_file_that_may_not_be_read_is_one_sentence(site, article):
    """A file without permission is named, with who can mend it."""
    if os.geteuid() == 0:
        path = site.root / "content" / "articles" / "x.md"
        path.mkdir(parents=True)  # root may read every file, but no folder as one
        (path / "inside.md").write_text(article())
        (diagnostic,) = site.diagnostics({})
        assert "content/articles/x.md/inside.md:1: Pages in folders below" in diagnostic
    else:
        site.write({"articles/x.md": article()})
        (site.root / "content" / "articles" / "x.md").chmod(0)
        (diagnostic,) = site.diagnostics({})
        assert "x.md:1: The file cannot be read (Permission denied)." in diagnostic


def test_a_scheduled_page_is_held_against_the_others_today(site, article):
    """Its author is told now, not the build of a morning when nobody is there."""
    (diagnostic,) = site.diagnostics(
        {
            "articles/a.md": article().replace("2026-03-02", "2099-03-02"),
            "pages/x.md": PAGE.format(fields="address: /articles/a/"),
        }
    )

    assert "The address /articles/a/ is taken by content/articles/a.md, line 1" in (
        diagnostic
    )


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("C++", "C", "/c/ with “C++” (content/articles/a.md, line 5)."),
        ("heat", "Heat", "“Heat” would share the list /articles/tag/heat/ with “heat”"),
        ("😀", "x", "content/articles/a.md:5: No address can be made of “😀”."),
    ],
)
def test_tags_that_would_share_a_list_are_told(site, article, one, other, said):
    """Articles on one thing never stand on the list of another."""
    (diagnostic,) = site.diagnostics(
        {
            "articles/a.md": article(tags=f'["{one}"]'),
            "articles/b.md": article(tags=f'["{other}"]'),
        }
    )

    assert said in diagnostic
