"""Six people with a telephone each land on the right result in a minute."""

from time import monotonic

import pytest
from playwright.sync_api import expect

from .conftest import ADDRESS, results

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 640}
STEPS = ("emergency", "same-day", "therapy")
MINUTE = 60  # seconds, for a person; a script needs a few


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def walk(request, visit):
    """Walk down the page as a person does: tick what fits, else “none of these”."""

    def walked(*fits, address=ADDRESS):
        began = monotonic()
        page = visit(address, **PHONE, java_script_enabled=request.param)
        for name in fits:
            page.locator(f"#{name} .sign-list__box").check()
        for step in STEPS:
            ticked = page.locator(f".sign-step--{step} .sign-list__box:checked")
            if not ticked.count():
                page.locator(f".sign-step--{step} .sign-list__none").check()
        assert monotonic() - began < MINUTE
        return page

    return walked


@pytest.mark.parametrize(
    ("fits", "result", "says"),
    [
        pytest.param(
            ["trouble-peeing-or-pooping"],
            "emergency",
            ["Call 911", "Don’t drive yourself", "worried about cauda equina"],
            id="retention-that-is-new",
        ),
        pytest.param(
            ["legs-ache-when-walking", "more-than-six-weeks"],
            "therapy",
            ["A physical therapist may be able to help", "Ask us for a visit"],
            id="stenosis-that-is-old",
        ),
        pytest.param(
            ["pain-down-one-leg"],
            "therapy",
            ["A physical therapist may be able to help"],
            id="disc-pain-on-coughing",
        ),
        pytest.param(
            ["fever-with-infection-risk"],
            "emergency",
            ["Call 911 or go to the nearest emergency room now"],
            id="fever-after-an-injection",
        ),
        pytest.param(
            ["new-and-easing", "keeps-me-from-daily-life"],
            "self-care",
            ["Try this first", "The first six weeks"],
            id="new-pain-that-eases",
        ),
        pytest.param([], "none", ["No sign on this list fits you now"], id="no-sign"),
    ],
)
def test_patient_lands_on_the_right_result(walk, fits, result, says):
    """What to do stands below the step that asks for it, and nothing else does."""
    page = walk(*fits)

    assert results(page) == [result]
    words = page.locator(f"#result_{result}").inner_text()
    assert [sentence for sentence in says if sentence not in words] == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("pregnant-or-gave-birth", ["maternity team", "988", "hips and pelvis"]),
        ("under-18", ["for adults", "doctor", "emergency room now"]),
        ("spine-procedure-or-blood-thinner", ["emergency room now", "blood thinners"]),
    ],
)
def test_exit_answers_by_itself(walk, name, says):
    """A pregnant woman and a 15-year-old read their answer; no visit is offered."""
    page = walk(name)

    assert results(page) == ["exit"]
    answer = page.locator(f"#{name} .sign-list__result")
    expect(answer).to_be_visible()
    assert [sentence for sentence in says if sentence not in answer.inner_text()] == []
    assert answer.locator("a[href='tel:911']").count() > 0
    assert page.locator("main a[href*='/contact/']:visible").count() == 0
    page.locator("#result_exit a").click()
    expect(page.locator("#part_exit")).to_be_in_viewport()


def test_danger_wins_over_an_exit(walk):
    """A pregnant woman who can't pee is sent to the emergency room."""
    page = walk("pregnant-or-gave-birth", "trouble-peeing-or-pooping")

    assert results(page) == ["emergency"]


def test_cough_and_old_walking_pain_are_no_signs_of_danger(walk):
    """Neither sends anybody to a doctor today; a cough does with weak bones only."""
    signs = ":is(.sign-list--emergency, .sign-list--same-day) .sign-list__sign"
    lines = (
        walk()
        .locator(signs)
        .evaluate_all(
            """signs => signs.map((sign) => [
          sign.id, sign.querySelector(".sign-list__label > span").textContent
            + sign.querySelector(".sign-list__symptoms")?.textContent])"""
        )
    )

    named = {name for name, words in lines if "cough" in words or "walk" in words}
    assert len(lines) == 15
    assert named == {"small-fall-with-weak-bones"}


def test_first_box_is_on_the_first_screen(walk):
    """Nobody scrolls past an introduction to begin."""
    page = walk()
    page.evaluate("scrollTo(0, 0)")

    first = page.locator(".sign-list__box").first.bounding_box()

    assert first["y"] + first["height"] < PHONE["height"]


def test_patients_land_in_spanish_as_well(walk):
    """The signs and their results are the same in both languages."""
    page = walk("trouble-peeing-or-pooping", address="/es/senales/")

    words = page.locator("#result_emergency").inner_text()
    assert "Llame al 911" in words
    assert "No maneje usted" in words
    assert "cauda equina" in words
