"""What the lists of words find in a sentence, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.claims.kinds import HarmlessSentences, _compiled, claims_of
from editorial.claims.likeness import likeness
from editorial.gate import check
from editorial.wordlist import WordList


def found(sentence, rule, folder="pages"):
    page = f"---\ntitle: x\n---\n\n{sentence}\n"
    return [
        diagnostic.problem.split("”")[0].lstrip("“")
        for diagnostic in check(f"content/{folder}/x.md", page)
        if diagnostic.rule == rule
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("A pain‑free life awaits.", ["pain‑free"]),
        ("Get a pain\nfree back.", ["pain free"]),
        ("We fix the root-cause.", ["We fix", "root-cause"]),
        ("It cures pain; it is not a drug.", ["cures"]),
        ("It is not only a cure.", ["cure"]),
        ("There are no drugs and you will be pain-free.", ["you will be pain"]),
        ("Guaranteed!", ["Guaranteed"]),
        ("Dry needling starts healing.", ["needling starts healing"]),
        ("It ELIMINATES pain.", ["ELIMINATES pain"]),
        ("Our care has no side-effects.", ["no side-effects"]),
        ("**Permanent** relief is here.", ["Permanent relief"]),
    ],
)
def test_claim_is_found_however_it_is_typed(sentence, claims):
    """Hyphens, line ends, capitals and emphasis hide no promise."""
    assert found(sentence, "over-claim") == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Keep your account secure.",
        "There is no cure.",
        "Nobody can guarantee that.",
        "We won’t promise to eliminate your pain.",
        "A cut heals in time.",
        "It is unproven.",
        "Doctors doubt that it is a cure.",
        "Fast care can prevent permanent nerve damage.",
        "Often no one can name a single root cause.",
        "Improvement varies, and accuracy matters.",
        "Scans of pain-free people show wear too.",
        "They compared pain-free 80-year-olds with others.",
    ],
)
def test_honest_sentence_is_left_alone(sentence):
    """A denial, a danger and a word that merely looks alike are no promise."""
    assert found(sentence, "over-claim") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "About 85% feel better.",
        "One in ten people has it again.",
        "It helped 3 out of 4 people.",
        "A review of 249 trials says so.",
        "Pain fell from 52 to 23.",
        "It is 2 times as likely.",
        "Take 400 mg.",
        "Pain eases within six weeks.",
        "Pain that lasts 6-12 weeks is subacute.",
        "People over 65 break bones more often.",
        "The gain was 15 points.",
    ],
)
def test_number_about_health_asks_for_a_source(sentence):
    """A share, a ratio, a size, a dose, a span of illness, an age."""
    assert found(sentence, "uncited-number")
    cited = sentence.replace(".", " [@hayden].")
    assert not found(cited, "uncited-number")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hold it for 10 seconds, 3 times.",
        "We are open 5 days a week.",
        "Your visit takes 60 minutes.",
        "Come 10 minutes early with 2 forms.",
        "Call 911.",
        "It costs $160, or 40 dollars if you cancel late.",
        "We moved here in 2014.",
        "Read the 5 danger signs.",
        "Rule 45 CFR 149.610 asks for it.",
        "You have 120 days to dispute the bill.",
        "Bring three things you want to do again.",
        "One of our two rooms is quiet.",
    ],
)
def test_ordinary_number_asks_for_none(sentence):
    """Times, prices, dates, counts of things and instructions are no claims."""
    assert found(sentence, "uncited-number") == []


@given(st.lists(st.sampled_from(["to", "due to", "cure", "re-do"]), min_size=1))
def test_word_list_finds_each_phrase_once(phrases):
    """The longest phrase wins, and nothing between is lost."""
    words = WordList(["to", "due to", "cure", "re-do"])

    assert [phrase for _, phrase in words.find(" x ".join(phrases))] == phrases


@pytest.mark.parametrize(
    ("question", "stops", "passes"),
    [
        ("Will the pain come back?", "Never.", "Perhaps."),
        ("Does it help everyone?", "Always.", "No."),
    ],
)
def test_short_answer_is_weighed_with_its_question(question, stops, passes):
    """Neither promises alone."""
    assert found(f"{question} {stops}", "over-claim")
    assert not found(f"{question} {passes}", "over-claim")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_pattern_is_well_formed(language):
    """Each is compiled when a sentence first needs it; none may fail then."""
    known = claims_of(language)._by_start.values()  # noqa: SLF001
    patterns = [entry for some in known for entry in some]

    assert len(patterns) > 50
    for pattern in patterns:
        assert _compiled(pattern.words)
        assert pattern.kind.unless is None or _compiled(pattern.kind.unless)


def test_only_new_sentences_are_looked_at_again(monkeypatch):
    """With the same findings: what is known to claim nothing claims nothing."""
    page = "---\ntitle: Walks\n---\n\nWalk a little. We cure pain. Rest a little.\n"
    first = HarmlessSentences()
    found = check("content/pages/x.md", page, harmless=first)
    tried = []

    def noting(sentence):
        tried.append(sentence)
        return likeness(sentence)

    monkeypatch.setattr("editorial.rules.claims.likeness", noting)
    again = HarmlessSentences(first.found)
    more = page + "\nThis one is new.\n"

    assert check("content/pages/x.md", more, harmless=again) == found
    assert {diagnostic.rule for diagnostic in found} >= {"over-claim"}
    assert set(tried) == {"We cure pain.", "This one is new."}
    assert len(again.found) > len(first.found)


def test_a_sentence_of_many_pages_is_looked_at_once(monkeypatch):
    """If it claims nothing; one that does is found on each of them."""
    page = "---\ntitle: Walks\n---\n\nThe bus stops at the gate. We cure all pain.\n"
    found = check("content/pages/x.md", page)
    tried = []
    monkeypatch.setattr(
        "editorial.rules.claims.likeness",
        lambda sentence: tried.append(sentence) or likeness(sentence),
    )

    assert check("content/pages/y.md", page) == found
    assert tried == ["We cure all pain."]


def levels(sentence, language="en"):
    folder = "pages" if language == "en" else f"{language}/pages"
    page = f"---\ntitle: x\n---\n\n{sentence}\n"
    said = check(f"content/{folder}/x.md", page)
    return {one.level for one in said if one.rule == "over-claim"}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Does it last? It fades after some days.", "en"),
        ("Can therapy cure vertigo? One kind often eases; others don't.", "en"),
        ("We fix the date with you at the desk.", "en"),
        ("Guaranteed delivery is extra for braces.", "en"),
        ("The trouble with miracle cures", "en"),
        ("She never claimed that she could cure me.", "en"),
        ("¿Arreglan un disco salido? No; los discos no se salen.", "es"),
        ("El problema de las curas milagrosas", "es"),
        ("La entrega garantizada se cobra aparte.", "es"),
    ],
)
def test_questions_warnings_and_other_senses_stop_nothing(sentence, language):
    """They may be noted, but an honest page goes out."""
    assert "error" not in levels(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("It works, period.", "en"),
        ("How soon will it help? Before you get home.", "en"),
        ("Does it work? Always.", "en"),
        ("¿Sirve? Siempre.", "es"),
    ],
)
def test_short_promises_are_told(sentence, language):
    """Three words can promise, and an answer promises with its question."""
    assert levels(sentence, language)
