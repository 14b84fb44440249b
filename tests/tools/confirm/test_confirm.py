"""Somebody of the practice reads a text and stands for it, by name and day."""

import os
import pty
import subprocess
import sys
import tomllib
from datetime import date

import pytest
from tests.conftest import PYTHONPATH, ROOT, run_here, written_article

from confirm.__main__ import main
from confirm.changes import changed_lines, changes_since
from confirmations.reader import read_confirmations
from reviews.model import add_months

DAY = date(2025, 11, 30)


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch):
    """A day that does not change while a test runs."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764500000")  # 2025-11-30


def run(site, *arguments):
    """Run the command."""
    return run_here(main, site.root, *arguments)


def typed(site, answers, *arguments):
    """Run it for somebody who answers at a terminal."""
    master, slave = pty.openpty()
    os.write(master, answers.encode())
    try:
        return subprocess.run(
            [sys.executable, "-m", "confirm", *arguments],
            cwd=site.root,
            env={**os.environ, "PYTHONPATH": PYTHONPATH},
            stdin=slave,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    finally:
        os.close(slave)
        os.close(master)


def table(site):
    return tomllib.loads((site.root / "content/confirmations.toml").read_text())


def confirmations(site):
    return read_confirmations(site.root / "content")[0]


def article(author="dana-diaz", reviewer="dana-diaz"):
    text = written_article("Our own words are here.")
    text = text.replace("author: ann-author", f"author: {author}")
    return text.replace("reviewer: rita-reviewer", f"reviewer: {reviewer} # or Kim")


def test_page_is_confirmed_with_name_day_and_text(practice):
    """The record names who, when and what; the page's front matter says so too."""
    practice.write({"articles/x.md": article()})

    done = run(practice, "content/articles/x.md", "--by", "rosa-reed")

    assert done.stdout == "1 of 1 texts: confirmed by Rosa Reed.\n"
    (entry,) = table(practice)["confirmed"]
    assert (entry["file"], entry["by"], entry["on"]) == (
        "articles/x.md",
        "rosa-reed",
        DAY,
    )
    text = (practice.root / "content/articles/x.md").read_text()
    assert "\nreviewer: rosa-reed # or Kim\n" in text
    assert f"\nreviewed: {DAY}\n" in text
    assert f"\nnext_review: {add_months(DAY, 18)}\n" in text
    assert read_confirmations(practice.root / "content")[0].covers(
        "articles/x.md", text
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\N{BYTE ORDER MARK}"])
def test_nothing_but_three_lines_changes(practice, end, mark):
    """Line ends, comments, a byte-order mark and all other lines stay."""
    path = practice.root / "content/articles/x.md"
    path.parent.mkdir()
    before = mark + article().replace("\n", end)
    path.write_bytes(before.encode())

    run(practice, "content/articles/x.md", "--by", "rosa-reed")

    after = path.read_bytes().decode()
    changed = [
        old.partition(":")[0]
        for old, new in zip(before.split(end), after.split(end), strict=True)
        if old != new
    ]
    assert changed == ["reviewer", "reviewed", "next_review"]
    text = after.removeprefix(mark).replace("\r\n", "\n")
    assert read_confirmations(practice.root / "content")[0].covers(
        "articles/x.md", text
    )


def test_translation_is_confirmed_beside_its_original(practice):
    """Whoever stands for a translation read it beside the original of that day."""
    text = article().replace(
        "\n---\n\n", "\ntranslates: x\ntranslates_version: 2024-01-02\n---\n\n", 1
    )
    practice.write({"articles/x.md": article(), "es/articles/equis.md": text})

    done = run(practice, "content", "--by", "rosa-reed", "--all-read")

    assert done.returncode == 0, done.stdout
    said = (practice.root / "content/es/articles/equis.md").read_text()
    assert f"\ntranslates_version: {DAY}\n" in said
    original = (practice.root / "content/articles/x.md").read_text()
    assert "translates_version" not in original


def test_page_without_a_review_gets_one(practice):
    """A new page has no reviewer and no day until somebody has read it."""
    text = article()
    for line in text.splitlines():
        if line.startswith(("reviewer:", "reviewed:", "next_review:")):
            text = text.replace(f"{line}\n", "")
    practice.write({"articles/x.md": text})

    assert run(practice, "content/articles/x.md", "--by", "rosa-reed").returncode == 0

    assert practice.build().good


def test_facts_and_pages_have_no_review_but_a_confirmation(practice):
    """Hours and a contact page are confirmed as they are."""
    path = practice.root / "content/practice/hours.toml"
    before = path.read_bytes()

    run(practice, path, "--by", "dana-diaz")

    assert path.read_bytes() == before
    assert table(practice)["confirmed"][0]["file"] == "practice/hours.toml"


REFUSED = [
    (
        ("--by", "nobody"),
        "“nobody” is not in people/. Use one of: dana-diaz, rosa-reed.",
    ),
    (("--by", "dana-diaz"), "Dana Diaz wrote it, so somebody else has to review it."),
    (("--by", "rosa-reed", "--months", "25"), "25 months to the next review"),
    (("--by", "rosa-reed", "--months", "0"), "0 months to the next review"),
]


@pytest.mark.parametrize(("options", "said"), REFUSED)
def test_refusal_is_a_sentence_and_writes_nothing(practice, options, said):
    """The last good state stays."""
    practice.write({"articles/x.md": article()})
    before = (practice.root / "content/articles/x.md").read_text()

    done = run(practice, "content/articles/x.md", *options)

    assert done.returncode == 1
    assert said in done.stdout
    assert not (practice.root / "content/confirmations.toml").exists()
    assert (practice.root / "content/articles/x.md").read_text() == before


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("content/nowhere.md", "“nowhere.md” is no file or folder of content/."),
        ("/etc/passwd", "“passwd” is no file or folder of content/."),
        ("content/people/dana-diaz.md", "There is no text to confirm here."),
        ("content/drafts", "There is no text to confirm here."),
        ("content/articles/latin.md", "latin.md is not UTF-8 text."),
        ("content/articles/broken.md", "The front matter has no end."),
    ],
)
def test_what_is_no_text_is_refused(practice, what, said):
    """Each in one sentence."""
    practice.write({"articles/a.md": article(), "drafts/a.txt": "Words."})
    folder = practice.root / "content/articles"
    (folder / "latin.md").write_bytes("---\ntitle: Señal\n---\n".encode("latin-1"))
    (folder / "broken.md").write_text("---\ntitle: X\n")

    done = run(practice, what, "--by", "rosa-reed")

    assert done.returncode == 1
    assert said in done.stdout


def test_sample_people_confirm_nothing(site):
    """Somebody who exists only in the sample has read nothing."""
    site.write(
        {
            "people/jordan-sample.md": (
                ROOT / "content/people/jordan-sample.md"
            ).read_text()
        }
    )
    site.write({"articles/x.md": written_article()})

    done = run(site, "content/articles/x.md", "--by", "jordan-sample")

    assert "Jordan Sample is the sample's and exists only there." in done.stdout


def test_folder_is_read_one_by_one(practice):
    """Each text is asked for by name; only a yes confirms it."""
    practice.write({f"articles/{name}.md": article() for name in "abc"})

    done = typed(practice, "y\nn\nyes\n", "content/articles", "--by", "rosa-reed")

    assert "2 of 3 texts: confirmed by Rosa Reed." in done.stdout
    files = [record["file"] for record in table(practice)["confirmed"]]
    assert files == ["articles/a.md", "articles/c.md"]


def test_who_stops_goes_on_where_they_were(practice):
    """What was read is noted, and not asked for again while it is as it was."""
    practice.write({f"articles/{name}.md": article() for name in "abc"})

    stopped = typed(practice, "y\n\x04", "content/articles", "--by", "rosa-reed")
    done = typed(practice, "y\ny\n", "content/articles", "--by", "rosa-reed")

    assert "the same command goes on from here." in stopped.stdout
    assert "1 of 3 texts: confirmed by Rosa Reed." in stopped.stdout
    assert "articles/a.md" not in done.stdout
    assert "1 confirmed within 30 days are as they were." in done.stdout
    assert "2 of 3 texts: confirmed by Rosa Reed." in done.stdout


def test_folder_is_confirmed_as_a_list_that_was_read(practice):
    """Without a terminal the person has to say that all were read."""
    practice.write({f"articles/{name}.md": article() for name in "ab"})

    refused = run(practice, "content/articles", "--by", "rosa-reed")
    done = run(practice, "content/articles", "--by", "rosa-reed", "--all-read")

    assert "These are 2 texts. If all were read, add --all-read." in refused.stdout
    assert done.stdout == "2 of 2 texts: confirmed by Rosa Reed.\n"


def test_draft_is_confirmed_by_its_own_name_only(practice):
    """A reviewer reads a page before it is public; a folder's drafts can wait."""
    draft = article().replace("---\n", "---\nstatus: draft\n", 1)
    practice.write({"articles/a.md": draft, "articles/b.md": article()})

    folder = run(practice, "content/articles", "--by", "rosa-reed", "--all-read")
    named = run(practice, "content/articles/a.md", "--by", "rosa-reed")

    assert folder.stdout == named.stdout == "1 of 1 texts: confirmed by Rosa Reed.\n"
    text = (practice.root / "content/articles/a.md").read_text()
    published = text.replace("status: draft\n", "")
    assert confirmations(practice).covers("articles/a.md", published)


def test_a_person_s_page_waits_until_it_is_written(practice):
    """Then it is confirmed like a text, and may change like any other page."""
    path = practice.root / "content/people/dana-diaz.md"
    written = path.read_text()
    waiting = written.replace("---\n", "---\nstatus: waiting\n", 1)
    path.write_text(waiting.replace("Dana rides", "fill in"))
    refused = run(practice, path, "--by", "rosa-reed")
    assert "people/dana-diaz.md: It still says “fill in”." in refused.stdout
    folder = run(practice, "content/people", "--by", "rosa-reed")
    assert "There is no text to confirm here." in folder.stdout

    path.write_text(waiting)
    done = run(practice, "content/people", "--by", "rosa-reed")
    assert done.stdout == "1 of 1 texts: confirmed by Rosa Reed.\n"
    assert path.read_text() == written
    assert not confirmations(practice).by_file


def test_what_cannot_be_confirmed_holds_up_nothing_else(practice):
    """A page that the person wrote themselves is named; the others are noted."""
    practice.write({"articles/a.md": article(author="rosa-reed")})
    practice.write({"articles/b.md": article()})

    done = run(practice, "content/articles", "--by", "rosa-reed", "--all-read")

    assert done.returncode == 1
    assert "articles/a.md: Rosa Reed wrote it, so somebody else" in done.stdout
    assert "1 of 2 texts: confirmed by Rosa Reed." in done.stdout


def test_changed_text_is_unconfirmed_and_a_note(practice):
    """A preview and the desk say so; confirming again replaces the entry."""
    practice.write({"articles/x.md": article()})
    run(practice, "content/articles/x.md", "--by", "rosa-reed")
    path = practice.root / "content/articles/x.md"
    assert not [e for e in practice.build().notes if e.rule == "changed-since-review"]

    path.write_text(path.read_text().replace("are here", "were here"))

    (note,) = (e for e in practice.build().notes if e.rule == "changed-since-review")
    assert str(note) == (
        "content/articles/x.md:1: The text changed since rosa-reed confirmed it on"
        f" {DAY}. Have it read again: ./run confirm content/articles/x.md"
        " --by rosa-reed"
    )
    run(practice, "content/articles/x.md", "--by", "rosa-reed")
    assert len(table(practice)["confirmed"]) == 1
    assert not [e for e in practice.build().notes if e.rule == "changed-since-review"]


def test_typed_day_is_no_confirmation(practice):
    """Whoever sets “reviewed” by hand is told that nobody confirmed on that day."""
    practice.write({"articles/x.md": article()})
    run(practice, "content/articles/x.md", "--by", "rosa-reed")
    path = practice.root / "content/articles/x.md"
    typed = path.read_text().replace(f"reviewed: {DAY}", "reviewed: 2025-12-24")
    path.write_text(typed)

    notes = [e for e in practice.build().notes if e.rule == "changed-since-review"]

    (note,) = notes
    assert typed.splitlines()[note.line - 1] == "reviewed: 2025-12-24"
    assert f"is later than the last confirmation, which is of {DAY}." in note.problem


def git(folder, *arguments):
    command = ["git", "-c", "user.name=X", "-c", "user.email=x@x.test", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def test_change_is_shown_line_by_line(practice):
    """The reader sees what is new, as far as git remembers the confirmed text."""
    practice.write({"articles/x.md": article()})
    path = practice.root / "content/articles/x.md"
    run(practice, path, "--by", "rosa-reed")
    confirmed = confirmations(practice).by_file["articles/x.md"]
    assert changes_since(path, confirmed) == []
    path.write_text(path.read_text().replace("are here", "were here"))
    assert changes_since(path, confirmed) == [
        "(The text that was confirmed is not in this folder's history.)"
    ]

    path.write_text(path.read_text().replace("were here", "are here"))
    git(practice.root, "init")
    git(practice.root, "add", "content")
    git(practice.root, "commit", "-m", "Before")
    path.write_text(path.read_text().replace("are here", "were here"))
    git(practice.root, "commit", "-am", "After")

    assert changes_since(path, confirmed) == [
        "-Our own words are here.",
        "+Our own words were here.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[confirmed]]\nfile = "x.md"\n', "“by”, “on” and “text” are missing."),
        ("[[confirmed]\n", "confirmations.toml:1:"),
        (
            '[[confirmed]]\nfile = "x.md"\nby = "kim"\non = 2026-01-01\ntext = "0"\n',
            "“kim” confirmed x.md, but people/ has no such file.",
        ),
    ],
)
def test_broken_record_is_told_with_its_line(practice, text, said):
    """Whoever edits the file by hand learns what is wrong."""
    (practice.root / "content/confirmations.toml").write_text(text)

    diagnostics = [str(diagnostic) for diagnostic in practice.build().diagnostics]

    assert any(
        said in diagnostic and "confirmations.toml:" in diagnostic
        for diagnostic in diagnostics
    )


def test_confirmed_file_that_is_gone_is_a_note(practice):
    """A page may go; its entry goes after it."""
    practice.write({"articles/x.md": article()})
    run(practice, "content/articles/x.md", "--by", "rosa-reed")
    (practice.root / "content/articles/x.md").unlink()

    (note,) = practice.build().notes

    assert "“articles/x.md” was confirmed on" in note.problem


def test_an_assistant_confirms_no_health_text(practice):
    """A page that an assistant may not review is left as it was."""
    path = practice.root / "content/people/rosa-reed.md"
    path.write_text(path.read_text().replace("[PT]", "[PTA]"))
    practice.write({"articles/x.md": article()})
    before = (practice.root / "content/articles/x.md").read_text()

    done = run(practice, "content/articles/x.md", "--by", "rosa-reed")

    assert done.returncode == 1
    assert "is an assistant; a therapist has to review it." in done.stdout
    assert (practice.root / "content/articles/x.md").read_text() == before


def test_changed_lines_may_begin_with_any_marks():
    """A rule or a list that was taken out is seen, though a diff has such heads."""
    assert changed_lines("---\n- A\nSame\n", "Same\n++ B\n") == [
        *("----", "-- A", "+++ B"),
    ]
