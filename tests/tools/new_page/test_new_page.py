"""A new author gets a file that builds, explains itself and overwrites nothing."""

import fcntl
import os
import pty
import select
import shlex
import shutil
import signal
import subprocess
import sys
import termios
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CONTACT, ROOT, run_here
from tests.plugins.pages.signs.conftest import with_checklist, with_copied_signs

from content_model.kinds import BY_NAME, KINDS
from content_model.names import LONGEST, file_name
from content_model.values import SLUG
from new_page.__main__ import main
from new_page.asking import answer
from new_page.defaults import LANGUAGES
from new_page.existing import read_existing
from new_page.making import OUTLINES, NewPageError, make, value_of
from reorganize.toml import source_keys, without_sources


@pytest.fixture
def existing(site):
    return read_existing(site.root / "content", [kind.folder for kind in KINDS])


def fields(file):
    return yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])


EVERY = [(kind.name, lang) for kind in KINDS for lang in LANGUAGES]


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_every_kind_explains_every_field(kind, lang, existing):
    """The file shows all that can be said, with what it is for."""
    text = make(kind, lang, {"title": "Sleep"}, existing).read_text(encoding="utf-8")

    for field in BY_NAME[kind].fields:
        assert (
            f"\n{field.name}: " in text
            or f"\n# {field.name}:" in text
            or (f"\n{field.name}:\n" in text)
        )
    assert text.endswith((OUTLINES / f"{kind}.{lang}.md").read_text(encoding="utf-8"))


def test_new_pages_build_at_once(site):
    """All new pages of all kinds together are drafts that the preview shows."""
    with_copied_signs(with_checklist(site))
    sources = (ROOT / "content" / "sources.bib").read_text(encoding="utf-8")
    uncited = source_keys(sources) - {"cpg", "mayo", "nhs"}
    outlines_name = {"pages/first-visits.md": CONTACT}
    outlines_name |= {"sources.bib": without_sources(sources, uncited)}
    site.write(outlines_name)
    folders = [kind.folder for kind in KINDS]
    for kind, lang in EVERY:
        existing = read_existing(site.root / "content", folders, lang)
        make(kind, lang, {"title": f"A new {kind} {lang}"}, existing)
    outcome = site.build(EDITORIAL_KINDS=["articles", "services"])

    assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]
    drafts = {file.parent.name for file in site.output.rglob("drafts/*/*/*")}
    drafts |= {file.parent.name for file in site.output.rglob("es/drafts/*/*/*")}
    seen = {f"a-new-{kind}-{lang}" for kind, lang in EVERY if kind != "sign"}
    assert seen <= drafts


def test_title_with_everything_in_it_makes_a_good_name(existing):
    """Accents, quotes, emoji and slashes are fine in a title."""
    path = make("article", "en", {"title": "Café “naïve” 🎉 a/b: l’été?"}, existing)

    assert path.name == "cafe-naive-a-b-lete.md"
    assert fields(path)["title"] == "Café “naïve” 🎉 a/b: l’été?"


@given(st.text(max_size=200))
def test_any_title_makes_a_name_that_works_everywhere(title):
    """A name is empty or good in an address, on a disk and in an e-mail."""
    name = file_name(title)

    assert name == "" or SLUG.fullmatch(name)
    assert len(name) <= LONGEST


def test_title_without_letters_is_refused(existing):
    """An emoji alone can't be a file name."""
    with pytest.raises(NewPageError, match="Write a title in words"):
        make("article", "en", {"title": "🎉"}, existing)


def test_existing_file_is_never_overwritten(existing):
    """A second page of the same title is refused, the first stays as it is."""
    path = make("article", "en", {"title": "Sleep"}, existing)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(NewPageError, match=r"content/articles/sleep\.md is already"):
        make("article", "en", {"title": "Sleep!"}, existing)

    assert path.read_text(encoding="utf-8") == "mine"


def test_spanish_page_stands_in_the_spanish_folder(existing):
    """A translation lies where the same folders are again."""
    path = make("article", "es", {"title": "Dormir", "translates": "sleep"}, existing)

    assert path.relative_to(existing.content).as_posix() == "es/articles/dormir.md"
    assert fields(path)["translates"] == "sleep"


def test_order_comes_after_the_last_one(existing):
    """A new person stands at the end of the list."""
    first = fields(make("person", "en", {"title": "Ann"}, existing))["order"]

    assert first == 10


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("tags", "sleep, pillows", ["sleep", "pillows"]),
        ("tags", "[sleep]", ["sleep"]),
        ("title", "2026", "2026"),
    ],
)
def test_answers_are_read_as_typed(name, text, value):
    """Lists need no brackets, numbers stay words in a title."""
    assert value_of(BY_NAME["article"].by_name[name], text) == value


def test_unfit_answer_is_told_and_asked_again(existing):
    """A mistake at the prompt costs one more line, not the whole form."""
    typed = iter(["too short", "99", "2"])
    said = []
    kind = BY_NAME["article"]
    field = kind.by_name["category"]

    assert (
        answer(field, existing, None, lambda _: next(typed), said.append) == "Treatment"
    )
    assert said[-2:] == [
        "“too short” is not one of them. Type a number from 1 to 3.",
        "“99” is not one of them. Type a number from 1 to 3.",
    ]


def test_description_may_wait(existing):
    """An author need not know the description before the text."""
    field = BY_NAME["article"].by_name["description"]

    assert answer(field, existing, "later", lambda _: "", print) == "later"


def run(site, *words):
    return run_here(main, site.root, *words, "--port", "9")


def test_command_takes_all_answers_as_options(site):
    """A script can make pages too."""
    done = run(site, "sign", "--title", "My foot is numb.", "--field", "level=same-day")

    assert done.stdout.startswith("content/signs/my-foot-is-numb.md is ready")
    made = fields(site.root / "content/signs/my-foot-is-numb.md")
    assert made["level"] == "same-day"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["article"], "The new page needs a title"),
        ([], "Say which kind of page it is: article, service"),
        (["page", "--title", "A", "--field", "nmae=x"], "“nmae” is not a field"),
        (["sign", "--title", "A", "--field", "level=soon"], "one of: exit, emergency"),
    ],
)
def test_command_refuses_in_one_sentence(site, words, told):
    """What is missing or wrong is said, without a traceback."""
    done = run(site, *words)

    assert done.returncode == 1
    assert told in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("kind", "fix"),
    [
        ("artcle", "Did you mean “article”?"),
        ("x", f"Use one of: {', '.join(BY_NAME)}."),
    ],
)
def test_unknown_kind_is_a_sentence(site, kind, fix):
    """A slip of the fingers is no lesson about the command line."""
    done = run(site, kind, "--title", "Sleep")

    assert done.returncode == 1
    assert done.stdout == f"There is no kind of page called “{kind}”. {fix}\n"


def test_new_sign_says_when_it_is_seen(site):
    """A draft of a sign has no page that a preview could show."""
    done = run(site, "sign", "--title", "My foot is numb.")

    assert "joins the checklist once you take its line “status: draft” out" in (
        done.stdout
    )


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_nobody_is_said_to_have_written_or_checked_it(kind, lang, existing):
    """People put themselves in; until then the fields wait, empty, in their place."""
    file = make(kind, lang, {"title": "Sleep"}, existing)

    made = fields(file)
    for name in {"author", "reviewer", "reviewed", "next_review"} & made.keys():
        assert made[name] is None
    assert made.get("translator") is None
    assert BY_NAME[kind].health == ("reviewed" in made)


def test_page_that_nobody_answers_for_is_no_page_to_publish(site, existing):
    """Without the line “status: draft” one sentence says what is still empty."""
    file = make("article", "en", {"title": "Sleep"}, existing)
    file.write_text(file.read_text().replace("status: draft\n", ""))

    said = [
        diagnostic for diagnostic in site.diagnostics({}) if "still empty" in diagnostic
    ]

    assert len(said) == 1
    assert "“author”, “reviewer”, “reviewed” and “next_review” are" in said[0]


@pytest.fixture
def clone(site):
    """A clone of the repository as far as its tasks go, with an environment."""
    for name in ("plugins", "tools", "tasks.py", "pyproject.toml"):
        (site.root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "run", site.root)
    (site.root / "requirements").mkdir()
    shutil.copy(ROOT / "requirements/dev.txt", site.root / "requirements")
    programs = site.root / ".venv/bin"
    programs.mkdir(parents=True)
    shutil.copy(ROOT / "requirements/dev.txt", site.root / ".venv/pins.txt")
    python = programs / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return site


def test_options_work_as_the_docs_show_them(clone):
    """What docs/writing.md says about giving every answer at once is so."""
    docs = (ROOT / "docs/writing.md").read_text(encoding="utf-8")
    (line,) = (row for row in docs.splitlines() if row.startswith("./run new a"))
    done = subprocess.run(
        shlex.split(line), cwd=clone.root, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    made = fields(clone.root / "content/es/articles/sleeping-well.md")
    assert made["tags"] == ["sleep", "pillows"]


@pytest.mark.parametrize(
    ("command", "locale"),
    [
        (["./run", "new", "page"], "C.UTF-8"),
        (["./run", "new", "page"], "C"),
        ([sys.executable, "-m", "invoke", "new", "--kind", "page"], "C.UTF-8"),
    ],
)
def test_any_letter_can_be_pasted_at_the_prompt(clone, command, locale):
    """Accents, curly quotes and emoji arrive whole, and the next question is asked."""
    title = "“Sciática” – ¿qué es? 😀 naïve café"
    description = (
        "Lo que “duele”, por qué, y lo que ayuda: caminar, dormir, año tras año."
    )
    said = at_terminal(command, [title, description], clone.root, locale)

    assert "is ready to write in." in said
    made = fields(clone.root / "content/pages/sciatica-que-es-naive-cafe.md")
    assert (made["title"], made["description"]) == (title, description)


def test_breaking_off_makes_nothing(clone):
    """Ctrl-C at a question is an answer too."""
    said = at_terminal(["./run", "new", "page"], ["\x03"], clone.root, "C.UTF-8")

    assert "Nothing was made." in said
    assert "Traceback" not in said
    assert not (clone.root / "content/pages").exists()


def take_terminal():
    """Own the terminal and heed Ctrl-C, also where the tests run without one."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def at_terminal(command, answers, folder, locale):
    """Give a command a terminal, answer each question, return what it said."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "LC_ALL": locale, "BROWSER": "true", "PYTHONUTF8": ""},
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
        preexec_fn=take_terminal,  # noqa: PLW1509
    )
    os.close(its)
    said = b""
    waiting = iter(answers)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([ours], [], [], 0.1)
        try:
            said += os.read(ours, 4096) if ready else b""
        except OSError:  # it has closed its side
            break
        if said.endswith(b": ") and not ready:
            # A colon at the end of what arrived so far may be no question.
            if (answer := next(waiting, None)) is not None:
                os.write(ours, f"{answer}\r".encode())
            said += b"\n"
    process.wait(60)
    os.close(ours)
    return said.decode()
