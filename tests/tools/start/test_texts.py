"""A site that is started says what is so of its own practice, in each language."""

import tomllib
from datetime import date
from functools import cache

from tests.conftest import ROOT
from tests.tools.start.test_start import OF_SEVERAL

from placeholders.gaps import unfinished
from placeholders.known import known_texts
from start.answers import of_words
from start.texts import texts_for
from whole_build.build import read

ANSWERS = {
    "name": 'O\'Neil & Søn "Motion"',
    "state": "TX",
    "street": "1 Elm Street",
    "city": "Austin",
    "postal_code": "78701",
    "telephone": "512-222-7781",
    "email": "hi@motion.health",
    "site_url": "https://motion.health",
    "therapists": "Ann O'Neil, Bo Søn",
    "languages": "en, es",
}


@cache
def started(**more):
    settings = read(str(ROOT / "pelicanconf.py"))
    answers = of_words(ANSWERS | more)
    return texts_for(answers, ROOT / "content", settings, date(2026, 12, 1))


def toml_of(texts, name):
    return tomllib.loads(texts[f"{name}.toml"])


def test_back_pain_is_said_in_both_languages():
    """Nobody has to translate what the software knows."""
    texts = started()

    assert toml_of(texts, "practice/wording")["treats"] == "back pain"
    spanish = toml_of(texts, "es/practice/words")
    assert spanish["back pain"] == "dolor de espalda"
    tagline = toml_of(texts, "practice/practice")["tagline"]
    assert spanish[tagline] == "Terapia física para el {practice:treats}"


def test_what_else_is_treated_waits_for_its_translation():
    """The practice's own words are in the facts, and to be filled in in Spanish."""
    texts = started(treats="neck and knee pain", tagline="Move again")

    assert toml_of(texts, "practice/wording")["treats"] == "neck and knee pain"
    spanish = toml_of(texts, "es/practice/words")
    assert spanish["neck and knee pain"] == "fill in"
    assert spanish["Move again"] == "fill in"
    assert "back pain" not in spanish


def test_each_phrase_that_waits_for_its_translation_is_named(tmp_path):
    """Two that are both open have a line each, though they read alike."""
    content = tmp_path / "content"
    words = content / "es" / "practice" / "words.toml"
    words.parent.mkdir(parents=True)
    words.write_text(
        '"Treatment" = "Tratamiento"\n"neck pain" = "fill in"\n"Move on" = "fill in"\n'
    )

    found = unfinished(content, known_texts(), tmp_path / "kept")
    assert [entry.line for entry in found] == [2, 3]


def test_nothing_about_the_sample_s_building_is_said_of_another():
    """Steps, parking and rooms are what each practice has to say itself."""
    texts = started()
    said = "\n".join(texts[name] for name in texts if "/pages/" in f"/{name}")

    for word in ("no steps", "Parking", "wheelchair", "can be lowered"):
        assert word not in said
    for word in ("escalones", "estacionamiento", "silla de ruedas", "camillas"):
        assert word not in said
    assert "{practice:fax}" not in said
    assert "{practice:fax}" in started(fax="512-222-7782")["pages/contact.md"]


def test_a_lone_therapist_s_articles_speak_of_no_other():
    """They come with every start, and a practice may publish them all."""
    texts = started(therapists="Ann O'Neil")
    articles = [text for name, text in texts.items() if name.startswith("articles/")]

    assert articles
    assert not OF_SEVERAL.search("\n".join(articles))


def test_a_short_second_level_is_on_every_page():
    """A few services and people are in reach everywhere; many stay in their section."""
    few = toml_of(started(services="strengthening"), "practice/navigation")
    many = toml_of(started(), "practice/navigation")

    assert "second_level" not in few
    assert few["main"][0]["title"] == "{practice:checklist_name}"
    assert many["second_level"] == "section"


def test_people_have_their_pages_in_the_menu_and_in_each_language():
    """One alone needs no second level below the entry that leads to her."""
    both, alone = started(), started(therapists="Ann O'Neil")

    def below_people(texts):
        menu = toml_of(texts, "practice/navigation")["main"]
        (entry,) = [line for line in menu if line["page"] == "/people/"]
        return [child["title"] for child in entry.get("children", [])]

    assert below_people(both) == ["Ann O'Neil", "Bo Søn"]
    assert below_people(alone) == []
    assert "translates: bo-son\n" in both["es/people/bo-son.md"]
    assert 'role: "Especialista en terapia física"' in both["es/people/bo-son.md"]
