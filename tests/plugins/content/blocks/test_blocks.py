"""What authors' blocks become, and what is said about broken ones."""

import pytest

from blocks.scan import check_blocks
from content_model.reader import ContentMarkdown

ARGUMENTS = {"aside": True, "steps": None}


def converted(text):
    """Return the HTML of Markdown with our blocks."""
    return ContentMarkdown(extensions=["blocks.markdown:ClinicBlocks"]).convert(text)


def test_emergency_card_says_its_urgency_to_screen_readers():
    """The heading of an emergency card starts with words that only readers hear."""
    html = converted("/// emergency | Call 911 if:\n\n- numbness\n\n///\n")

    assert '<section class="care-card care-card--emergency">' in html
    assert "Get help now: </span>Call 911 if:</h2>" in html
    assert "<li>numbness</li>" in html


def test_card_below_a_section_has_a_lower_heading():
    """Headings do not jump: a card inside a section is one level deeper."""
    html = converted("## Signs\n\n/// urgent | Call today\n\nWords.\n\n///\n")

    assert '<h3 class="care-card__heading">' in html


def test_figure_ends_with_its_caption():
    """The text after the bar is the figure's caption."""
    html = converted("/// figure | A bent back\n\n![Alt](a.jpg)\n\n///\n")

    assert html.index("<img") < html.index("<figcaption")


def test_quoted_signs_remember_their_line():
    """A block that is filled in later knows its line, for a later mistake."""
    html = converted("One.\n\n/// signs | comes-back\n\n///\n")

    assert '<clinic-signs of="comes-back" line="3"></clinic-signs>' in html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/// asside | x\n///", "a.md:10: There is no block “asside”. Did you mean"),
        ("/// aside\n///", "a.md:10: The block “aside” needs a text after a |"),
        ("/// aside | x\nwords", "a.md:10: The block “aside” has no end."),
        ("words\n///", "a.md:11: This line closes a block, but none is open."),
    ],
)
def test_broken_block_is_named_with_its_line(text, said):
    """Unknown, incomplete, unclosed and unopened blocks are one sentence each."""
    (diagnostic,) = check_blocks(text.split("\n"), 10, "a.md", ARGUMENTS)

    assert str(diagnostic).startswith(said)


def test_blocks_shown_as_code_are_not_checked():
    """An example of a block inside a code fence is only text."""
    assert not check_blocks(["```", "/// nonsense", "```"], 1, "a.md", ARGUMENTS)


NOTES = {
    "alone": "/// staff | For our lawyer\n\nHush.\n\n///",
    "between": "One.\n\n/// staff | For our lawyer\n\nHush.\n\n///\n\nTwo.",
    "with a list": "/// staff | Hush\n\n- One\n- Hush [x](/articles/)\n\n///",
    "around another": "//// staff | X\n\n/// aside | Hush\n\nMore.\n\n///\n\n////",
    "in a card": "//// do | Do\n\n/// staff | X\n\nHush.\n\n///\n\n- This.\n\n////",
    "twice": "/// staff | A\n\nHush\n\n///\n\n/// staff | B\n\nHush\n\n///",
}


@pytest.mark.parametrize("body", NOTES.values(), ids=NOTES)
def test_note_for_staff_is_in_a_preview_and_in_no_published_file(site, article, body):
    """Whatever stands in it, and although a preview had read the page before."""
    site.write({"articles/x.md": article(f"Before.\n\n{body}\n\nAfter.")})
    page = site.output / "articles/x/index.html"

    assert site.build().good
    assert "Hush" in page.read_text()
    assert site.build(PREVIEW=False).good

    files = [path for path in site.output.rglob("*") if path.is_file()]
    assert not [file for file in files if b"Hush" in file.read_bytes()]
    assert "Before." in page.read_text()
    assert "After." in page.read_text()


def test_cards_of_a_triage_have_headings_of_one_level():
    """Each is as important as the others."""
    card = "/// {} | Go\n\nWords.\n\n///\n\n"
    cards = "".join(card.format(name) for name in ("emergency", "urgent"))
    html = converted(f"//// triage\n\n{cards}////\n")

    assert html.startswith('<div class="triage">')
    assert html.count('<h2 class="care-card__heading">') == 2
