"""The gate as authors meet it: pages in, sentences out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.claims.kinds import HarmlessSentences
from editorial.gate import check
from editorial.markup import stub_in
from editorial.own_facts import OwnFacts, own_facts
from editorial.rules import RULES

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad_pages" / "content").rglob("*.*"))
FIGURES = (("hayden", "1 4"), ("hayden", "249"), ("lancet1", "85"), ("who", "1 13"))
OWN = own_facts(HERE.parents[3] / "content" / "practice", FIGURES)
CLAIMS = [rule for rule in RULES if rule.name == "over-claim"]
GOOD = sorted((HERE / "good_pages").rglob("*.md"))


def said_about(folder: str, page: Path) -> list[str]:
    path = page.relative_to(HERE / folder).as_posix()
    return [
        f"{path}:{said.line}: {said.problem} {said.fix} [{said.rule}, {said.level}]"
        for said in check(path, page.read_text(encoding="utf-8"), own=OWN)
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

    assert {diagnostic.level for diagnostic in found} == {"warning"}


def test_exception_without_reason_allows_nothing():
    """An author has to say why; the comment alone is not enough."""
    page = "---\ntitle: Walking\n---\n\nA cure. <!-- allow over-claim: -->\n"

    assert [diagnostic.rule for diagnostic in check("content/pages/x.md", page)] == [
        "exception",
        "over-claim",
    ]


@pytest.mark.parametrize("key", ["name", "short_name", "legal_name"])
@pytest.mark.parametrize(
    "name",
    ["Tall Pine Spine Institute", "Healthy Spine Physical Therapy Center"],
)
def test_a_name_is_no_sentence(key, name):
    """A practice is called what it is called; the same words elsewhere are weighed."""
    harmless = HarmlessSentences()

    assert not check("content/practice/x.toml", f'{key} = "{name}"', harmless=harmless)
    (found,) = check("content/practice/x.toml", f'note = "{name}"', harmless=harmless)
    assert "reads like a promise" in found.problem
    assert "write # allow over-claim: why it is true beside it" in found.fix


def test_a_name_that_promises_needs_a_reason():
    """It is what visitors read first; a comment above it says why it stands."""
    name = 'name = "Pain Free Physical Therapy"'

    (found,) = check("content/practice/x.toml", name)
    assert "promises an outcome" in found.problem
    reason = "# allow over-claim: The name we are registered under."
    assert not check("content/practice/x.toml", f"{reason}\n{name}")


@pytest.mark.parametrize(
    "sentence",
    [
        "See us and [insert phone here].",
        "Your aching spine is happy in our clever hands since [year].",
        "Con nosotros su dolor es [adjetivo].",
    ],
)
def test_a_stub_is_no_promise(sentence):
    """What is not written yet can't be weighed; another rule says what is missing."""
    assert "[" in stub_in(sentence)
    for folder in ("pages", "es/pages"):
        assert not check(f"content/{folder}/x.md", written(sentence), CLAIMS)


def test_a_stub_hides_no_promise():
    """Plain promises stop beside it, too."""
    promise = "We cure sciatica in [number] days."

    assert "cure" in check("content/pages/x.md", written(promise), CLAIMS)[0].problem


@given(st.text())
def test_any_text_can_be_checked(text):
    """However odd a file is, the gate judges it and lines lie inside the file."""
    lines = max(1, len(text.splitlines()))

    for file in ("articles/x.md", "signs/x.md", "es/services/x.md", "practice/x.toml"):
        for diagnostic in check(f"content/{file}", text):
            assert 1 <= diagnostic.line <= lines
            assert diagnostic.problem.endswith((".", "”."))


@given(st.text(alphabet="# -[]()!|*`<>/@{}:\n\t1aA.\"'®%", max_size=300))
def test_any_markup_can_be_checked(body):
    """Broken markup is somebody else's mistake; the gate does not stumble over it."""
    check("content/articles/x.md", f"---\ntitle: x\n---\n\n{body}")


def written(sentence):
    return f"---\ntitle: Call\n---\n\n{sentence}\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Call Poison Help at 1-800-222-1222.",
        "Call or text 988, or chat at the Lifeline.",
        "The helpline is 1-800-799-7233 (SAFE), day and night.",
        "Call [Poison Help](tel:+18002221222).",
        "Medicare answers at 800 633 4227 or (800) 633-4227.",
        "The nurse line of Sampletown Hospital is 503-494-8311.",
        "Llame al 1-800-222-1222.",
        "The clinic is at 3181 Jackson Park Road, OR 97239.",
        "Write to OCRComplaint@hhs.gov.",
        "The models 400-1200 and 250 0000 are alike.",
    ],
)
@pytest.mark.parametrize("own", [OWN, OwnFacts()], ids=["with facts", "without facts"])
def test_nobody_else_s_number_is_replaced_by_ours(sentence, own):
    """A patient who swallowed too much must reach Poison Help, not our desk."""
    found = check("content/pages/x.md", written(sentence), own=own)

    assert [diagnostic for diagnostic in found if "practice:" in diagnostic.fix] == []
    assert [diagnostic for diagnostic in found if diagnostic.level == "error"] == []


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("303.555.0142", "{practice:telephone}"),
        ("+1 (303) 555-0142", "{practice:telephone}"),
        ("3035550142", "{practice:telephone}"),
        ("555-0142", "{practice:telephone}"),
        ("[call](tel:+13035550142)", "{practice:telephone}"),
        ("1-303-555-0143", "{practice:fax}"),
        ("303‑555‑0144", "{practice:text}"),
        ("HELLO@example.com", "{practice:email}"),
        ("100 Example St.", "{practice:address}"),
    ],
)
def test_our_own_number_is_told_by_its_name(typed, reference):
    """However it is typed, the advice names the fact that it is."""
    (found,) = check("content/pages/x.md", written(f"At {typed} today."), own=OWN)

    assert found.level == "error"
    assert found.fix.startswith(f"Write {reference}, ")


def test_strange_number_is_worth_a_look():
    """A mistyped number of ours, or another's old one, gets a note and no more."""
    (found,) = check("content/pages/x.md", written("Call 303-555-0124."), own=OWN)

    assert (found.level, found.fix) == (
        "warning",
        "Call it once to be sure that it is right.",
    )


PROMISE = "Our needles cure sciatica for good."


@pytest.mark.parametrize(
    ("file", "front", "body"),
    [
        ("articles/x.md", f"lead: {PROMISE}", ""),
        ("articles/x.md", f"description: {PROMISE}", ""),
        ("articles/x.md", f"image_alt: {PROMISE}", ""),
        ("services/x.md", f"compare:\n  risks: {PROMISE}", ""),
        ("people/x.md", f"says: {PROMISE}", ""),
        ("exercises/x.md", f"steps:\n  - {PROMISE}", ""),
        ("exercises/x.md", f"poses:\n  - shows: {PROMISE}", ""),
        ("programs/x.md", f"changes:\n  - {PROMISE}", ""),
        ("comments/y/x.md", "practice: true", PROMISE),
        ("pages/x.md", "", f"![{PROMISE}](a.jpg)"),
        ("pages/x.md", "", f'![A ball](a.jpg "{PROMISE}")'),
        ("pages/x.md", "", f'[Our needles](/x/ "{PROMISE}")'),
        ("pages/x.md", "", f'![A ball](a.jpg){{caption="{PROMISE}"}}'),
        ("pages/x.md", "", f"| Care | What it does |\n|---|---|\n| x | {PROMISE} |"),
    ],
)
def test_promise_is_told_wherever_visitors_read_it(file, front, body):
    """Leads, pictures, captions, replies and exercises are read like prose."""
    page = f"---\ntitle: x\n{front}\n---\n\n{body}\n"

    assert "over-claim" in {each.rule for each in check(f"content/{file}", page)}


@pytest.mark.parametrize(
    "facts",
    [
        "drawings/x.toml\ncaption = ",
        "drawings/x.toml\nsteps = [",
        "practice/practice.toml\n[[locations]]\nnote = ",
        "practice/practice.toml\n[[prices]]\nwhat = ",
        "es/practice/notices.toml\ntext = ",
    ],
)
def test_promise_is_told_in_facts(facts):
    """Drawings, locations, prices and notices are published, too."""
    file, _, text = facts.partition("\n")
    promise = "Curamos la ciática para siempre." if file.startswith("es/") else PROMISE

    assert "over-claim" in {
        each.rule for each in check(f"content/{file}", f'{text}"{promise}"\n')
    }
