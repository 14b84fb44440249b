"""No original and no source of the site ever reaches a visitor."""

from types import SimpleNamespace

import pytest
from PIL import Image
from tests.conftest import small_site, written_article

from links.files import drop_unpublished
from links.model import without_comments

PHOTO = "would publish the picture as it left the camera"
SOURCE = "is a file for the build, not for visitors"
FORMS = {  # what authors may write, and what they are told
    "[x]({static}/images/photo.jpg)": PHOTO,
    "[x]({attach}/images/photo.jpg)": PHOTO,
    "[x]({attach}../images/photo.jpg)": PHOTO,
    "[x]({filename}/images/photo.jpg)": PHOTO,
    "[x](|static|/images/photo.jpg)": PHOTO,
    "[x]({static}/images/photo%2Ejpg)": PHOTO,
    "[x]({static}/images/photo.jpg?x#y)": PHOTO,
    "[x][y]\n\n[y]: {static}/images/photo.jpg": PHOTO,
    "[![Back](../images/photo.jpg)]({static}/images/photo.jpg)": PHOTO,
    '<a href="{static}/images/photo.jpg">x</a>': PHOTO,
    "<blockquote cite='{attach}/images/photo.jpg'>x</blockquote>": PHOTO,
    "/// do | Do\n\n- [x]({static}/images/photo.jpg)\n\n///": PHOTO,
    "[x]({static}/images/notes.txt)": PHOTO,
    "[x]({static}/practice/practice.toml)": SOURCE,
    "[x]({static}/sources.bib)": SOURCE,
    "[x]({attach}../practice/hours.toml)": SOURCE,
    "[x]({static}/articles/x0.md)": SOURCE,
    "![x]({static}/practice/practice.toml)": SOURCE,
    "[x]({filename}/sources.bib)": SOURCE,
    "[x]({filename}/files/form.pdf)": "Write {static} for {filename}.",
    "[x]({static}/practice/lawyer.pdf)": "Move it to content/files/, if all may",
    "[x]({static}/images/photo.pdf)": PHOTO,
    "[x]({static}/files/photo.pdf)": "is no PDF, whatever its name says",
    "[x]({static}/files/photo.jpg)": PHOTO,
}
LATER = {  # found when the links are followed into the output
    "[x](../images/photo.jpg)": PHOTO,
    "[x](../practice/practice.toml)": SOURCE,
    "[x](/images/photo.jpg)": "leads to no page of this site",
}


def photographed(site):
    """Give a site a photograph with a camera's notes, a form and other files."""
    site.write(
        {
            "files/form.pdf": "%PDF-1.7",
            "images/notes.txt": "Seen at home.",
            "images/photo.pdf": "%PDF-1.7",
            "practice/lawyer.pdf": "%PDF-1.7",
            "files/photo.pdf": "a photograph",
            "files/photo.jpg": "a photograph",
            "sources.bib": "",
        }
    )
    notes = Image.Exif()
    notes[0x010F] = "A camera"
    notes.get_ifd(0x8825)[1] = "N"
    folder = site.root / "content" / "images"
    Image.new("RGB", (600, 400), "teal").save(folder / "photo.jpg", exif=notes)
    return site


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What authors are told of each form, found at once or in the output."""
    found = {}
    for forms in (FORMS, LATER):
        site = photographed(small_site(tmp_path_factory.mktemp("site")))
        said = site.diagnostics(
            {
                f"articles/x{number}.md": written_article(body)
                for number, body in enumerate(forms)
            }
        )
        for number, body in enumerate(forms):
            place = f"content/articles/x{number}.md:"
            found[body] = [line for line in said if line.startswith(place)]
    return found


@pytest.mark.parametrize("body", [*FORMS, *LATER])
def test_form_that_would_publish_a_source_is_refused(told, body):
    """Whatever form an author chooses, the page says what to write instead."""
    (diagnostic,) = told[body]

    assert (FORMS | LATER)[body] in diagnostic


def test_shown_picture_is_never_published_itself(site, article):
    """Each way to show a photograph shows small copies, and only those."""
    photographed(site)
    ways = [
        "![Back](../images/photo.jpg)",
        "![Back]({static}/images/photo.jpg)",
        "![Back]({attach}/images/photo.jpg)",
        "![Back]({filename}/images/photo.jpg)",
        '<img src="{static}/images/photo.jpg" alt="Back">',
        "[![Back]({static}/images/photo.jpg)](https://www.hhs.gov/)",
    ]
    site.write({f"articles/x{n}.md": article(way) for n, way in enumerate(ways)})
    fields = article(image="photo.jpg", image_alt="Back")
    site.write({"articles/field.md": fields})

    outcome = site.build()

    assert outcome.good, outcome.diagnostics
    photo = (site.root / "content/images/photo.jpg").read_bytes()
    shown = [p for p in site.output.rglob("*") if p.suffix in {".jpg", ".avif"}]
    assert shown
    assert [
        p for p in shown if p.read_bytes() == photo or b"Exif" in p.read_bytes()
    ] == []


def test_finished_document_is_published(site, article):
    """A PDF to print is what visitors came for."""
    photographed(site)
    site.write({"articles/x.md": article("[Form]({static}/files/form.pdf)")})

    assert site.build().good
    assert (site.output / "files/form.pdf").read_text() == "%PDF-1.7"


def test_nothing_else_is_copied_whoever_asks():
    """What no check has seen is not copied either."""

    names = ("images/a.jpg", "files/b.PDF", "practice/c.pdf", "files/d.jpg", "e.bib")
    known = {name: SimpleNamespace(source_path=f"/site/{name}") for name in names}
    copier = SimpleNamespace(
        path="/site", staticfiles=[*known.values()], context={"static_content": known}
    )

    drop_unpublished(copier)

    assert [file.source_path for file in copier.staticfiles] == ["/site/files/b.PDF"]
    assert list(copier.context["static_content"]) == ["files/b.PDF"]


REMARKS = [
    "Words. <!-- SECRET -->",
    "<!-- SECRET -->\n\nWords.",
    "Words.\n\n<!-- SECRET\nover\n\nlines\n-->\n\nWords.",
    "<div>Words. <!-- SECRET --></div>",
    "- one <!-- SECRET -->\n- two",
    "| a | b |\n|--|--|\n| c <!-- SECRET --> | d |",
    "/// do | Do\n\n- Words. <!-- SECRET -->\n\n///",
    "## Words <!-- SECRET -->",
    "Words. <!-- SECRET --!> more -->",
    "<?php SECRET ?>\n\nWords.",
    "Words. <?php SECRET ?>",
    "<!DOCTYPE SECRET>\n\nWords.",
    "<![CDATA[ SECRET ]]>\n\nWords.",
    "<p title='a <!-- SECRET --> b'>Words.</p>",
]


def test_no_remark_reaches_a_visitor(site, article):
    """What authors tell one another is in no page, feed, index or data file."""
    site.write({f"articles/x{n}.md": article(r) for n, r in enumerate(REMARKS)})
    site.write({"people/ann-author.md": PERSON})

    outcome = site.build()

    assert outcome.good, outcome.diagnostics
    texts = {p: p.read_bytes() for p in site.output.rglob("*") if p.is_file()}
    told = {
        p.name: t for p, t in texts.items() if p.suffix != ".png" and b"SECRET" in t
    }
    assert told == {}


PERSON = """\
---
title: Ann Author
description: Ann Author is a sample physical therapist who writes and reviews pages.
role: Physical therapist
credentials: [PT]
license_state: CO
order: 1
---

A sample person. <!-- SECRET: on leave -->
"""


@pytest.mark.parametrize("field", ["title", "description", "nav_title", "tags"])
def test_remark_in_front_matter_is_a_mistake(site, article, field):
    """There a remark begins with #; any other would be read by visitors."""
    value = f"A sentence of more than fifty characters <!-- Jo --> about {field}."
    text = article(**{field: f"[{value}]" if field == "tags" else value})
    (diagnostic,) = site.diagnostics({"articles/x.md": text})

    assert f"“{field}” holds a remark" in diagnostic


def test_remark_in_code_is_what_the_page_is_about(site, article):
    """A page that explains HTML shows it."""
    site.write({"articles/x.md": article("`<!-- x -->`\n\n    <!-- y -->")})

    assert site.build().good
    page = (site.output / "articles/x/index.html").read_text()
    assert "&lt;!-- x --&gt;" in page
    assert "&lt;!-- y --&gt;" in page


def test_remark_without_an_end_is_a_mistake(site, article):
    """The rest of the text is never lost without a word."""
    (diagnostic,) = site.diagnostics(
        {"articles/x.md": article("One.\n\n<!-- two\n\nThree.")}
    )

    assert diagnostic.startswith("content/articles/x.md:14:")


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<!-- x --></p>", "<p>a</p>"),
        ("<p><!-- x --></p>\n<p>a</p>", "<p>a</p>"),
        ("a < b ! c ? d", "a < b ! c ? d"),
        ("<!-- a --> b <!-- c -->", " b "),
    ],
)
def test_only_remarks_are_taken_out(html, left):
    """Everything else stays letter for letter."""
    assert without_comments(html) == left
