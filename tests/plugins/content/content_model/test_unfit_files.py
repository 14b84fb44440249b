"""Whatever a file holds, its author gets sentences, and never a traceback."""

import time
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT

from content_model.reader import ContentReader
from diagnostics import ContentError, report
from whole_build.build import read


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """The reader of the site's own settings, in a folder of its own."""
    content = tmp_path_factory.mktemp("project") / "content"
    (content / "articles").mkdir(parents=True)
    settings = read(str(ROOT / "pelicanconf.py"), PATH=str(content))
    settings["BUILD_DAY"] = date(2026, 11, 21)
    return ContentReader(settings)


@pytest.fixture
def said_of(reader):
    """A function that reads one file and returns the mistakes, notes included."""

    def said(content, name="articles/x.md"):
        path = Path(reader.settings["PATH"], name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with report.captured() as found:
            try:
                reader.read(str(path))
            except ContentError:
                assert found
        path.unlink()
        return [str(sentence) for sentence in sorted(found)]

    return said


ENCODINGS = [
    ("Caf\xe9".encode("latin-1"), "x.md:12: This line is not UTF-8 text."),
    (b"a\x00b", "x.md:12: An invisible sign (U+0000) stands after “a”."),
    (b"a\x1b[31m", "x.md:12: An invisible sign (U+001B) stands after “a”."),
    (
        "a\u202eb".encode(),
        "x.md:12: An invisible sign (right-to-left override) stands after “a”.",
    ),
    (
        "a\u2028b".encode(),
        "x.md:12: An invisible sign (line separator) stands after “a”.",
    ),
]


@pytest.mark.parametrize(("body", "words"), ENCODINGS)
def test_unreadable_characters_are_named_with_their_line(said_of, article, body, words):
    """Bytes that are no text, or that nobody can see, are found by line."""
    (diagnostic,) = said_of(article("BODY").encode().replace(b"BODY", body))

    assert words in diagnostic


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "x.md:1: The file is empty."),
        (b"\xef\xbb\xbf \r\n", "x.md:1: The file is empty."),
        (b"Words.", "x.md:1: The file does not start with front matter."),
        (b"---\ntitle: x\n", "x.md:1: The front matter has no end."),
        (b"---\n- a\n---\n", "x.md:2: The front matter is not a list of fields."),
        ("---\ntitle: x\n---\n".encode("utf-16"), "x.md:1: This line is not UTF-8"),
        (b"x" * 1_000_001, "x.md:1: The file has 1,000,001 bytes."),
    ],
)
def test_a_file_that_is_no_page_is_one_sentence(said_of, content, words):
    """Empty, cut off and foreign files are named, once."""
    (diagnostic,) = said_of(content)

    assert words in diagnostic


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("title: Back: pain", "x.md:2: These words have a colon in them"),
        ("title: [a, b", "Write ] at its end"),
        ("title:\tx\n\tb: c", "A tab stands where spaces belong."),
        ("title: *other", "Words can't begin with * here."),
        ("title: !!python/name:os.system x", "Words can't begin with ! here."),
        ('title: "\\0"', "A value holds a sign that nobody can see."),
        ("tags: [[[[[[[[[[[[a]]]]]]]]]]]]", "Lists stand in lists too deeply"),
        ("title: a\ntitle: b", "x.md:3: “title” stands here twice; first on line 2."),
        ("{a: b}: c", "x.md:2: This is no name of a field."),
        ("date: 2026-02-30", "x.md:2: “date: 2026-02-30” is not a date"),
        ("date: 2026-13-01", "x.md:2: “date: 2026-13-01” is not a date"),
        ("date: 0000-00-00", "x.md:2: “date: 0000-00-00” is not a date"),
        ("date: 0001-01-01", "x.md:2: “date: 0001-01-01” is not a date"),
        ("date: tomorrow", "x.md:2: “date: tomorrow” is not a date"),
        ("tags: yes", "x.md:2: “tags: yes” is not a list"),
        ("slug: ../../etc", "x.md:2: “slug” is not a field of an article."),
        ("save_as: ../x", "x.md:2: “save_as” is not a field of an article."),
    ],
)
def test_front_matter_that_cannot_be_read_is_named(said_of, fields, words):
    """Whatever is wrong with YAML is a sentence with its line."""
    diagnostics = said_of(f"---\n{fields}\n---\n\nWords.\n")

    assert any(words in diagnostic for diagnostic in diagnostics), diagnostics


@pytest.mark.parametrize("title", ["yes", "12:30", "1_000", "2026", "4.12", "~ x"])
def test_what_an_author_types_stays_what_it_is(said_of, article, title):
    """YAML's surprises (yes is true, 12:30 is 750) do not reach authors."""
    assert said_of(article(title=title)) == []


BOMBS = {
    "references": "tags:\n- &a [x]\n" + "- &b [*a, *a]\n" * 20,
    "brackets": "[" * 4000,
    "links": "[a](b" * 900,
    "pictures": "![" * 2400,
    "quotes": ">" * 4000,
    "lists": "- " * 2400,
    "indents": "\n".join("    " * step + "- x" for step in range(400)),
    "brackets over lines": "[x\n" * 9000,
    "long line": "a" * 200_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_take_for_ever_is_refused_at_once(said_of, article, name):
    """Absurd length and depth give a sentence at once."""
    started = time.monotonic()

    diagnostics = said_of(article(BOMBS[name]) if name != "references" else BOMBS[name])

    assert diagnostics
    assert time.monotonic() - started < 10


ODD = {
    "stars": "*" * 4900,
    "backticks": "`" * 4900,
    "underscores": "_a" * 2400,
    "addresses": "<a@b.c>" * 600,
    "quotes": "\"'" * 2400,
    "ampersands": "&" * 4900,
    "openings": "<" * 4900,
    "links": "[x](/)\n" * 300,
    "columns": "|" * 900 + "\n" + "|-" * 900,
    "words": "word " * 900,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_but_bounded_text_is_read_in_bounded_time(said_of, article, name):
    """Within the limits, no text takes long."""
    started = time.monotonic()

    said_of(article(ODD[name]))

    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("articles/Sleeping Well.md", "Rename it to sleeping-well.md."),
        ("articles/caf\u00e9.md", "Rename it to cafe.md."),
        ("articles/---.md", "Rename it to some-words.md."),
        ("articles/more/x.md", "Move the file up into articles/."),
    ],
)
def test_a_file_name_that_gives_no_address_is_named(said_of, article, name, words):
    """The file name is the address, so it has to be fit for one."""
    (diagnostic,) = said_of(article(), name)

    assert diagnostic.startswith(f"content/{name}:1: ")
    assert words in diagnostic


def test_a_page_of_a_later_day_is_scheduled(said_of, article):
    """A future date is no mistake: the author is told when it will be published."""
    (note,) = said_of(article().replace("date: 2026-03-02", "date: 2027-01-04"))

    assert "x.md:7: This page is scheduled for 2027-01-04." in note
