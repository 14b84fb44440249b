"""Words that would mislead a patient stay out of the texts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# What some readers would take it for, and so what Spanish pages don't say.
MISLEADING_SPANISH = {
    r"cl[ií]nicas? de urgencias?": "an emergency room, in Mexico and Colombia",
    r"vaso grande": "a large glass",
    r"hacer del baño": "nothing, outside Mexico",
    r"entre los hombros": "the front as well as the back",
    r"Llámelos": "several people, where one team is meant",
}


@pytest.mark.parametrize("term", MISLEADING_SPANISH)
def test_spanish_pages_leave_out_terms_that_mislead(term):
    """A Spanish reader in trouble isn't sent to the wrong door."""
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in spanish_texts()
        for match in re.finditer(term, path.read_text(), re.IGNORECASE)
    ]

    assert not found, f"reads as {MISLEADING_SPANISH[term]}"


# What no American therapist would say to a patient, or what says nothing.
NOT_OURS = {
    r"our sources (do not|don't|say|give|did)": "Find it, or leave the sentence out.",
    r"we have to be plain": "Be plain.",
    r"\bspells?\b(?! out)(?<!dizzy spells)": "Say “bout”.",
    r"\btake along\b": "Say “bring”.",
    r"mixed (care )?team": "Say who is on it.",
    r"England's guide": "Say “UK guidance”.",
    r"awake and cross": "Say “angry”.",
    r"can be used after surgery, their guide": "Say what to do.",
}


@pytest.mark.parametrize("phrase", NOT_OURS)
def test_pages_speak_american_english(phrase):
    """A patient in Colorado reads words from next door."""
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for folder in ("articles", "conditions", "services", "pages", "signs")
        for path in sorted((ROOT / "content" / folder).glob("*.md"))
        for match in re.finditer(phrase, path.read_text(), re.IGNORECASE)
    ]

    assert not found, NOT_OURS[phrase]


def spanish_texts():
    pages = (ROOT / "content/es").rglob("*.*")
    return [*sorted(pages), ROOT / "theme/locale/es.po"]


def test_a_gain_is_ascribed_to_the_trials_that_measured_it():
    """Of 249 trials in the review, 35 give its figure for pain, 38 for function."""
    for path, text in cited("hayden"):
        for paragraph in text.split("\n\n"):
            if "249" in paragraph:
                assert "15 p" not in paragraph or "35" in paragraph, path
                assert " 7 p" not in paragraph or "38" in paragraph, path


LEG_PAIN_STAYED = re.compile(
    r"leg pain (did not differ|was no different)|legs? hurts? (just )?as much"
    r"|not the pain in the leg|de (la )?pierna (no fue distinto|quedó igual)"
    r"|la pierna,? (dolió |duele )?igual|no el de la pierna",
    re.IGNORECASE,
)


def test_leg_pain_is_not_said_to_gain_from_early_therapy():
    """Whoever cites the trial of early therapy says that leg pain stayed."""
    for path, text in cited("fritz21"):
        assert LEG_PAIN_STAYED.search(text), path


@pytest.mark.parametrize(
    "page", ["conditions/spinal-stenosis.md", "es/conditions/estenosis-espinal.md"]
)
def test_steady_stenosis_is_not_sent_to_the_emergency_room(page):
    """Legs that have ached on walks for years and ease on sitting can wait."""
    text = (ROOT / "content" / page).read_text()

    assert re.search(r"it is not an emergency|no es una emergencia", text)
    assert not re.search(r"no doctor has checked it|ningún médico lo ha revisado", text)


def cited(key):
    for path in sorted((ROOT / "content").rglob("*.md")):
        text = path.read_text()
        if re.search(rf"@{key}\b", text):
            yield path.relative_to(ROOT), text


# What a source does not say, by its key.
NOT_SAID = {
    "ferreira": r"no effect|ningún efecto|says not|dice que no",  # it was too small
    "ammen": r"moderate evidence|evidencia moderada",  # of single trials, for weeks
    "swain": r"cause of (your )?pain",
    "sun": r"addict|adicci[oó]n",  # it counted any use
}


@pytest.mark.parametrize("key", NOT_SAID)
def test_no_page_says_more_than_its_source(key):
    """Readers aren't told what a trial or review was too small or silent to show."""
    found = [
        f"{path}: {line}"
        for path, text in cited(key)
        for line in text.splitlines()
        if f"@{key}" in line and re.search(NOT_SAID[key], line)
    ]

    assert not found
