"""The gate as authors meet it: pages in, sentences out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.gate import check
from editorial.rules import RULES

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad_pages" / "content").rglob("*.*"))
GOOD = sorted((HERE / "good_pages").rglob("*.md"))


def said_about(folder: str, page: Path) -> list[str]:
    path = page.relative_to(HERE / folder).as_posix()
    return [
        f"{path}:{each.line}: {each.problem} {each.mend} [{each.rule}, {each.level}]"
        for each in check(path, page.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("page", BAD, ids=lambda page: page.stem)
def test_bad_page_is_told_what_to_mend(page):
    """A page that breaks a rule gets exactly the expected sentences and lines."""
    expected = (HERE / "bad_pages" / "expected.txt").read_text(encoding="utf-8")
    path = page.relative_to(HERE / "bad_pages").as_posix()

    assert said_about("bad_pages", page) == [
        line for line in expected.splitlines() if line.startswith(f"{path}:")
    ]


@pytest.mark.parametrize("page", GOOD, ids=lambda page: page.stem)
def test_ordinary_prose_raises_no_alarm(page):
    """Denials, sourced numbers, facts and allowed exceptions pass in silence."""
    assert said_about("good_pages", page) == []


def test_every_rule_has_a_bad_page():
    """No rule is without a page that shows what it says."""
    expected = (HERE / "bad_pages" / "expected.txt").read_text(encoding="utf-8")

    assert [rule.name for rule in RULES if f"[{rule.name}, " not in expected] == []


def test_draft_only_warns():
    """A draft is not published, so nothing in it stops the build."""
    page = "---\ntitle: A cure\nstatus: draft\n---\n\nA cure.\n"

    found = check("content/pages/x.md", page)

    assert {each.level for each in found} == {"warning"}


def test_exception_without_reason_allows_nothing():
    """An author has to say why; the comment alone is not enough."""
    page = "---\ntitle: Walking\n---\n\nA cure. <!-- allow over-claim: -->\n"

    assert [each.rule for each in check("content/pages/x.md", page)] == [
        "exception",
        "over-claim",
    ]


@given(st.text())
def test_any_text_can_be_checked(text):
    """However odd a file is, the gate judges it and lines lie inside the file."""
    lines = max(1, len(text.splitlines()))

    for file in ("articles/x.md", "signs/x.md", "es/services/x.md", "practice/x.toml"):
        for each in check(f"content/{file}", text):
            assert 1 <= each.line <= lines
            assert each.problem.endswith((".", "”."))


@given(st.text(alphabet="# -[]()!|*`<>/@{}:\n\t1aA.\"'®%", max_size=300))
def test_any_markup_can_be_checked(body):
    """Broken markup is somebody else's mistake; the gate does not stumble over it."""
    check("content/articles/x.md", f"---\ntitle: x\n---\n\n{body}")
