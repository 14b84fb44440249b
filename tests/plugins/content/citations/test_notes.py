"""Notes on sources are told in other languages, and what is wrong at its line."""

import pytest

from citations.notes import notes_of

LOST = "Read by nobody any more"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'"{LOST}" = "x"\n', 1),
        (f'# Notes.\n\n# "{LOST}" was one.\n"Kept" = "y"\n"{LOST}" = "x"\n', 5),
        (f'"Kept" = "{LOST}" # as before\n\n"{LOST}" = "x"\n', 3),
        (f"# Notes.\r\n\"Kept\" = 'y'\r\n'{LOST}' = 'x'\r\n", 3),
        (f'# Notes.\n"Kept" = """\ny\n"""\n"{LOST}" = "x"\n', 5),
    ],
)
def test_a_note_that_no_source_has_is_told_at_its_own_line(tmp_path, text, line):
    """Comments, other notes and long texts before it move nothing."""
    path = tmp_path / "content" / "es" / "sources.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    settings = {
        "PATH": str(tmp_path / "content"),
        "LANGUAGES": ["es"],
        "SOURCES_FILE": "sources.bib",
    }

    _, (found,) = notes_of(settings, {"Kept"})

    assert (found.path, found.line) == ("content/es/sources.toml", line)
    assert LOST in found.problem
