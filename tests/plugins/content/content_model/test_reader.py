"""What an author is told about a page's front matter."""

import pytest

GOOD = "A sentence of more than fifty characters about back pain."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"sumary": "x"},
            "content/articles/x.md:5: “sumary” is not a field of an article. Use",
        ),
        (
            {"nav_titel": "x"},
            "“nav_titel” is not a field of an article. Did you mean “nav_title”?",
        ),
        (
            {"reviewr": "x"},  # beside the reviewer, who was not meant
            "x.md:5: “reviewr” is not a field of an article. Leave it out, or use",
        ),
        ({"title": ""}, "content/articles/x.md:2: “title” is empty. Write a line"),
        ({"description": "Short."}, "x.md:3: “description” has 6 characters."),
        ({"status": "drafty"}, "x.md:5: “status: drafty” is not one that we know."),
        ({"modified": "soon"}, "x.md:5: “modified: soon” is not a date such as"),
        ({"services": "[massage]"}, "x.md:5: “services” names “massage”"),
        ({"category": "Treatmnt"}, "Did you mean “Treatment”?"),
        ({"title": '"open'}, "x.md:2: "),
    ],
)
def test_front_matter_mistake_names_file_line_and_mend(site, article, changes, said):
    """Each mistake in front matter is one sentence with file, line and mend."""
    (diagnostic, *others) = site.diagnostics({"articles/x.md": article(**changes)})

    assert said in diagnostic
    assert not others


def test_all_mistakes_are_told_at_once(site, article):
    """Three mistakes in two files are three sentences, sorted by file and line."""
    found = site.diagnostics(
        {
            "articles/a.md": article(sumary="x", description="Short."),
            "articles/b.md": "no front matter",
        }
    )

    assert [line.partition(": ")[0] for line in found] == [
        "content/articles/a.md:3",
        "content/articles/a.md:5",
        "content/articles/b.md:1",
    ]


def test_mistake_leaves_last_good_output_untouched(site, article):
    """What was built before a mistake is still there, byte for byte."""
    site.write({"articles/x.md": article("First words.")})
    assert site.build().good
    before = {path: path.read_bytes() for path in site.output.rglob("*.html")}

    site.diagnostics({"articles/x.md": article("Second words.", sumary="x")})

    assert before == {path: path.read_bytes() for path in site.output.rglob("*.html")}


def test_byte_order_mark_and_windows_line_ends_are_fine(site, article):
    """A file saved by Windows Notepad reads like any other."""
    text = "\ufeff" + article("Words.\n\n/// aside | Heading\n\nMore.\n\n///\n")
    path = site.root / "content" / "articles" / "x.md"
    path.parent.mkdir()
    path.write_bytes(text.replace("\n", "\r\n").encode())

    assert site.build().good
    assert "More." in (site.output / "articles" / "x" / "index.html").read_text()


def test_retitled_page_keeps_its_address(site, article):
    """The file name is the address; the title is not."""
    site.write({"articles/sleep.md": article(title="Quite another title")})

    assert site.build().good
    assert (site.output / "articles" / "sleep" / "index.html").exists()


def test_home_page_has_what_its_layout_shows(site):
    """A home page without a lead or a section is told so, and nothing breaks."""
    home = """\
        ---
        title: Home
        description: A sentence of more than fifty characters about back pain.
        template: home
        ---

        Words without a heading.
        """
    first, second = site.diagnostics({"pages/home.md": home})

    assert first.startswith("content/pages/home.md:1: “lead” is missing")
    assert second == (
        "content/pages/home.md:6: The home page has no section for danger signs to"
        " lead to. Write a heading, such as “## Check for danger signs first”."
    )


def test_draft_is_not_at_its_public_address(site, article):
    """A draft has an address of its own until it is published."""
    site.write({"articles/x.md": article(status="draft")})

    assert site.build().good
    assert not (site.output / "articles" / "x" / "index.html").exists()


def test_person_s_name_is_led_to_their_file(site, article):
    """Who writes “Jordan Sample” is told the file name, not what a file name is."""
    (diagnostic,) = site.diagnostics(
        {
            "articles/x.md": article(category="Treatment").replace(
                "author: ann-author", "author: Ann Author"
            )
        }
    )

    assert diagnostic.endswith("Did you mean “ann-author”?")
