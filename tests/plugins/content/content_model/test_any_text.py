"""Whatever is done to pages and facts, reading them never fails: it explains."""

import os
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from content_model.reader import ContentReader
from diagnostics import ContentError, report
from facts.reader import read_facts
from whole_build.build import read

# A quick look by default; MISCHIEF=20 tries thousands.
TIMES = int(os.environ.get("MISCHIEF", "1"))
CONTENT = ROOT / "content"
PAGES = [
    path
    for folder in ("articles", "services", "conditions", "people", "pages", "signs")
    for path in sorted((CONTENT / folder).glob("*.md"))
]
FACTS = sorted((CONTENT / "practice").glob("*.toml"))

# What has broken readers of text before.
NASTY = [
    *("---\n", "\n---\n", "\n", "\n\n", "\r\n", "\t", "    ", " "),
    *(":", ": ", "- ", "? ", "!!", "&a ", "*a", "|", ">", "%", "@", "`", "#", "~"),
    *("{", "}", "[", "]", "(", ")", '"', "'", '"""', "'''", "\\", "/", "<", ">"),
    *("[[", "]]", "[[x]]\n", "[x]\n", "= ", "x = 1\n", "x.y = [1,\n", "inf", "nan"),
    *("true", "null", "1e999", "9" * 30, "2026-02-30", "2026-13-45", "0x1F", "-0"),
    *("/// aside | x\n", "///\n", "/// emergency |\n", "/// signs | x\n\n///\n"),
    *("{practice:telephone}", "{practice:x}", "{notice:}", "{filename}", "{{ x }}"),
    *("[@x]", "[@hayden]", "[@", "[@;]", "[x](", "](javascript:x)", "![]()", "[^1]"),
    *(
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<script>",
        "<?",
        "<![CDATA[",
        "&#0;",
        "&#x110000;",
    ),
    *("{: #a .b c=d }", "{: onclick=x }", "| a |\n|--|\n| b |", "1. x\n", "* x\n"),
    *("\x00", "\x02", "\x03", "\x1b", "\x7f", "\u2028", "\u202e", "\ufeff", "é", "💥"),
    *("# x\n", "######## x\n", "===\n", "***", "___", "~~~\n", "```\n", "://", "//"),
]


def mutated(text, seed):
    """Cut, double, swap and poison a text in a few places."""
    chance = random.Random(seed)  # noqa: S311 - mischief, not secrets
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 1, 3, 20, 200]))
        piece = chance.choice(
            [chance.choice(NASTY), text[end : end + 40], text[start:end] * 2, ""]
        )
        text = text[:start] + piece + text[end:]
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A project with a content folder, and nothing in it."""
    return tmp_path_factory.mktemp("project")


@pytest.fixture(scope="module")
def reader(folder):
    """The reader of the site's own settings."""
    content = folder / "content"
    for path in PAGES:
        (content / path.parent.name).mkdir(parents=True, exist_ok=True)
    changed = read(str(ROOT / "pelicanconf.py"), PATH=str(content))
    changed["BUILD_DAY"] = date(2026, 11, 21)
    return ContentReader(changed)


def told(path, read_it):
    """Read a file; return what its author is told, and hold it to its form."""
    with report.captured() as found:
        try:
            read_it()
        except ContentError as error:
            found |= set(error.diagnostics)
            assert found
    for diagnostic in found:
        assert diagnostic.line >= 1
        assert diagnostic.line <= path.read_bytes().count(b"\n") + 2
        assert diagnostic.problem[-1] in ".?!"
        assert "Traceback" not in str(diagnostic)
        assert "\n" not in str(diagnostic)
    return found


@settings(max_examples=200 * TIMES, deadline=None)
@given(page=st.sampled_from(PAGES), seed=st.integers(0, 2**32))
def test_a_mutated_page_is_read_or_explained(folder, reader, page, seed):
    """A page of the sample with mischief in it: HTML, or sentences."""
    path = folder / "content" / page.parent.name / page.name
    text = mutated(page.read_text(encoding="utf-8"), seed)
    path.write_text(text, encoding="utf-8", errors="replace", newline="")

    told(path, lambda: reader.read(str(path)))


@settings(max_examples=60 * TIMES, deadline=None)
@given(text=st.text(), kind=st.sampled_from(["articles", "people", "signs", "pages"]))
def test_any_text_is_read_or_explained(folder, reader, text, kind):
    """Text of any kind, alone or as the body of a page."""
    path = folder / "content" / kind / "any.md"
    for whole in (text, f"---\n{text}\n---\n", f"---\ntitle: x\n---\n{text}"):
        path.write_text(whole, encoding="utf-8", errors="replace", newline="")
        told(path, lambda: reader.read(str(path)))


@settings(max_examples=40 * TIMES, deadline=None)
@given(content=st.binary(max_size=2000))
def test_any_bytes_are_read_or_explained(folder, reader, content):
    """A file of any bytes, such as a picture with the wrong name."""
    path = folder / "content" / "articles" / "bytes.md"
    path.write_bytes(content)

    told(path, lambda: reader.read(str(path)))


@settings(max_examples=150 * TIMES, deadline=None)
@given(name=st.sampled_from(FACTS), seed=st.integers(0, 2**32))
def test_a_mutated_file_of_facts_is_read_or_explained(folder, name, seed):
    """Facts with mischief in them: values, or sentences."""
    practice = folder / "content" / "practice"
    practice.mkdir(parents=True, exist_ok=True)
    for fact in FACTS:
        Path(practice, fact.name).write_bytes(fact.read_bytes())
    path = practice / name.name
    text = mutated(name.read_text(encoding="utf-8"), seed)
    path.write_text(text, encoding="utf-8", errors="replace", newline="")

    told(path, lambda: read_facts(practice, folder))
