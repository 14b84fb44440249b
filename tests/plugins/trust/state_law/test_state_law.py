"""State law and trademarks: what a practice may offer where it is."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from facts.state_table import StateTable, direct_access
from facts.table import read_table
from languages.catalog import read_speech
from state_law.check import Confirmed, Offer, check_age, check_offer, check_table

ROOT = Path(__file__).parents[4]
SPANISH, _ = read_speech("es", "es_US", ROOT / "theme/locale/es.po")
SAY = {"en": str, "es": SPANISH.say}
NEEDLING = Offer("dry-needling", "content/services/dry-needling.md")
CONFIRMED = Confirmed(
    dry_needling=True, gyrotonic=True, path="content/practice/practice.toml"
)
NOT_CONFIRMED = Confirmed(
    dry_needling=False, gyrotonic=False, path="content/practice/practice.toml"
)


@pytest.fixture(scope="module")
def table():
    text = (ROOT / "content/practice/states.toml").read_text(encoding="utf-8")
    return read_table(StateTable, tomllib.loads(text))


def needling(table, code, confirmed):
    return [
        str(diagnostic)
        for diagnostic in check_offer(NEEDLING, table.by_code[code], confirmed)
    ]


def test_table_has_all_states_and_dc_once(table):
    """Whoever opens a practice anywhere in the US finds a row."""
    assert len(table.by_code) == 51
    assert list(check_table(table, "x")) == []


def test_every_column_names_dated_sources(table):
    """A clinician can look up where each column comes from."""
    assert {entry.column for entry in table.source} == {
        "direct_access",
        "dry_needling",
        "limits",
    }
    assert all(entry.as_of <= table.checked for entry in table.source)


@pytest.mark.parametrize("code", ["CA", "HI", "NY", "OR"])
def test_state_that_does_not_permit_needling_stops_the_page(table, code):
    """No confirmation of the practice can overrule its state."""
    name = table.by_code[code].name

    assert needling(table, code, CONFIRMED) == [
        (
            f"content/services/dry-needling.md:1: Physical therapists in {name} may not"
            " do dry needling. Make this page a draft; content/practice/states.toml"
            " names the source."
        ),
    ]


@pytest.mark.parametrize("code", ["CT", "MA", "MI", "MN", "MO", "OK", "PA"])
def test_silent_state_asks_for_a_confirmation(table, code):
    """Where the law says nothing, the practice asks its board and says so."""
    name = table.by_code[code].name

    assert needling(table, code, CONFIRMED) == []
    assert needling(table, code, NOT_CONFIRMED) == [
        (
            f"content/services/dry-needling.md:1: The law of {name} is silent on dry"
            " needling. Ask your state board; then set confirmed = true under"
            " [dry_needling] in content/practice/practice.toml, or make this page a"
            " draft."
        ),
    ]


def test_a_state_that_nobody_looked_up_asks_for_a_confirmation(table):
    """Not to know the law is no permission."""
    unknown = replace(table.by_code["CO"], dry_needling="ask-board")

    assert list(check_offer(NEEDLING, unknown, CONFIRMED)) == []
    (diagnostic,) = check_offer(NEEDLING, unknown, NOT_CONFIRMED)
    assert (
        diagnostic.problem == "The law of Colorado is not known here for dry needling."
    )


def test_state_that_permits_needling_asks_nothing(table):
    """Colorado permits it, so the page is published."""
    assert needling(table, "CO", NOT_CONFIRMED) == []


def test_trademark_needs_its_confirmation(table):
    """A page about the GYROTONIC® method waits for trained staff and the owner."""
    offer = Offer("gyrotonic", "content/services/gyrotonic.md")
    state = table.by_code["CO"]

    assert list(check_offer(offer, state, CONFIRMED)) == []
    (diagnostic,) = check_offer(offer, state, NOT_CONFIRMED)
    assert "GYROTONIC® trademark" in diagnostic.problem


def test_old_table_warns(table):
    """After a year somebody should compare the table with its sources."""
    in_time = date(table.checked.year + 1, table.checked.month, table.checked.day)
    late = in_time.replace(day=in_time.day + 1)

    assert list(check_age(table, "x", in_time)) == []
    (warning,) = check_age(table, "x", late)
    assert warning.level == "warning"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_state_has_words_for_visitors(table, language):
    """The paragraph names the state, ends as a sentence and leaves no gap."""
    for state in table.state:
        words = direct_access(state, SAY[language], language)
        assert state.name in words
        assert words.endswith(".")
        assert "{" not in words
        assert "  " not in words


@pytest.mark.parametrize(
    ("code", "language", "words"),
    [
        ("CO", "en", "In Colorado, you can come to us without a doctor’s referral."),
        ("CO", "es", "En Colorado puede venir sin una orden médica."),
        ("TX", "en", "In Texas, you can start with us without a doctor’s referral."),
        ("TX", "es", "En Texas puede empezar sin una orden médica."),
    ],
)
def test_words_are_those_of_the_state_s_law(table, code, language, words):
    """Nobody is sent for a referral without need, or comes without one in vain."""
    said = direct_access(table.by_code[code], SAY[language], language)

    assert said.startswith(words)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Please call us first"), ("es", "Llámenos primero")]
)
def test_where_the_law_is_not_known_visitors_call_first(table, language, words):
    """We don't promise what we could not look up."""
    unknown = replace(table.by_code["CO"], direct_access="ask-board")

    said = direct_access(unknown, SAY[language], language)

    assert said.startswith(words)


def test_limits_that_are_known_are_said(table):
    """California's 45 days or 12 visits stand on its practices' pages."""
    assert "45 days or 12 visits" in direct_access(table.by_code["CA"])
    assert "may set limits" in direct_access(table.by_code["TX"])
    assert "limits" not in direct_access(table.by_code["CO"])


def test_limits_are_told_in_the_page_s_language(table):
    """The table has them in English; a Spanish page says in Spanish that there are."""
    said = direct_access(table.by_code["CA"], SAY["es"], "es")

    assert "puede poner límites" in said
    assert "visits" not in said


def test_state_changes_the_page_and_stops_the_service(site, article):
    """One fact decides both: the words on a page and the service that may stand."""
    facts = site.root / "content/practice/practice.toml"
    facts.write_text(facts.read_text().replace('"CO"', '"CA"'))
    site.write({"articles/x.md": article("{practice:direct_access}")})

    assert site.build().good
    assert "45 days or 12 visits" in (site.output / "articles/x/index.html").read_text()

    sample = ROOT / "content/services/dry-needling.md"
    text = sample.read_text(encoding="utf-8")
    site.write({"services/dry-needling.md": text})
    assert [
        diagnostic.rule
        for diagnostic in site.build().diagnostics
        if diagnostic.rule == "state-law"
    ] == ["state-law"]


def test_a_translation_of_needling_is_held_to_the_same_law(site):
    """A Spanish page offers no more than the English one may, also without it."""
    facts = site.root / "content/practice/practice.toml"
    facts.write_text(facts.read_text().replace('"CO"', '"CA"'))
    sample = ROOT / "content/services/dry-needling.md"
    spanish = ROOT / "content/es/services/puncion-seca.md"
    draft = sample.read_text("utf-8").replace("---\n", "---\nstatus: draft\n", 1)
    site.write(
        {
            "services/dry-needling.md": draft,
            "es/services/puncion-seca.md": spanish.read_text("utf-8"),
        }
    )

    named = [
        diagnostic.path
        for diagnostic in site.build().diagnostics
        if diagnostic.rule == "state-law"
    ]
    assert named == ["content/es/services/puncion-seca.md"]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (
            "Colorado",
            "“Colorado” is not a US state. Write its two capital letters, such as CO.",
        ),
        (
            "XX",
            (
                "content/practice/states.toml has no row for “XX”."
                " Correct the state, or put its row back: pages say what its law is."
            ),
        ),
    ],
)
def test_unknown_state_is_named_with_its_line(site, state, told):
    """One sentence says whether the word is wrong, or the table lacks it."""
    facts = site.root / "content/practice/practice.toml"
    facts.write_text(facts.read_text().replace('state = "CO"', f'state = "{state}"'))
    lines = facts.read_text().splitlines()
    line = next(n for n, row in enumerate(lines, 1) if row.startswith("state = "))

    assert site.diagnostics({}) == [f"content/practice/practice.toml:{line}: {told}"]


def test_a_trial_shows_what_a_practice_has_still_to_confirm(table):
    """A page that waits is a note in a trial; what a state forbids is none."""
    gyrotonic = Offer("gyrotonic", "content/services/gyrotonic.md", waiting=True)
    needles = Offer("dry-needling", "content/services/dry-needling.md", waiting=True)

    (note,) = check_offer(gyrotonic, table.by_code["CO"], NOT_CONFIRMED)
    assert note.level == "warning"
    (mistake,) = check_offer(needles, table.by_code["CA"], NOT_CONFIRMED)
    assert mistake.level == "error"
