"""What the script adds: messages, “none of these”, copies, links, a sheet."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect
from tests.browser.conftest import wait_for_scripts

from .conftest import first_of, results, signs_of, spoken, tick

pytestmark = pytest.mark.browser
TICKED = """() => [...document.querySelectorAll(".sign-list__box:checked")]
  .map((each) => each.closest(".sign-list__sign").id)"""
FOLLOW = """(hash) => new Promise((done) => {
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  location.hash = hash;
})"""
KEEP_COPY = """() => {
  navigator.clipboard.writeText = async (text) => { window.copied = text };
}"""
SLOW_FIXTURES = [HealthCheck.function_scoped_fixture]


def test_ticks_are_told_politely(checklist):
    """A screen reader hears the result and the count, not every tick."""
    page = checklist()
    status = page.locator("sign-summary [role=status]")
    assert status.text_content() == ""

    tick(page, *first_of(page, "therapy"))
    assert spoken(page) == "A physical therapist may be able to help. 1 sign ticked."
    tick(page, *first_of(page, "emergency"))
    assert spoken(page) == "Get emergency help now. 2 signs ticked."
    tick(page, *first_of(page, "same-day"))
    assert spoken(page) == "Get emergency help now. 3 signs ticked."

    assert (
        "- status: Get emergency help now. 3 signs ticked."
        in page.locator("sign-summary").aria_snapshot()
    )


@pytest.mark.parametrize("level", ["emergency", "same-day", "therapy"])
def test_none_of_these_excludes_the_others(checklist, level):
    """Ticking it clears and folds its step only; without it all is there again."""
    page = checklist()
    signs = first_of(page, "emergency", "same-day", "therapy")
    own = first_of(page, level)[0]
    none = page.locator(f".sign-list--none.sign-list--{level} input")
    tick(page, *signs)

    none.check()

    assert set(page.evaluate(TICKED)) == {*signs} - {own}
    expect(page.locator(f"#{own}")).to_be_hidden()
    assert all(page.locator(f"#{sign}").is_visible() for sign in {*signs} - {own})
    expect(none).to_be_in_viewport()
    none.uncheck()
    tick(page, own)
    assert set(page.evaluate(TICKED)) == {*signs}


def test_a_tick_clears_none_of_these_where_nothing_folds(old_browser):
    """In a browser that folds no step, a sign takes the place of “none of these”."""
    none = old_browser.locator(".sign-list--none.sign-list--emergency input")
    none.check()

    tick(old_browser, *first_of(old_browser, "emergency"))

    expect(none).not_to_be_checked()


def test_none_of_these_everywhere_is_acknowledged(checklist):
    """Who has no sign at all is told so, not that nothing was ticked."""
    page = checklist()
    for none in page.locator(".sign-list__none").all():
        none.check()

    assert spoken(page) == "None of these signs fit you."
    assert page.locator(".sign-summary__count").inner_text() == (
        "None of these signs fit you."
    )


def test_spoken_result_and_shown_result_agree(checklist):
    """The script says what the styles show, also for exits and mild signs."""
    page = checklist()
    for levels in (
        ["mild"],
        ["mild", "self-care"],
        ["therapy", "self-care"],
        ["exit", "therapy"],
        ["exit", "same-day"],
    ):
        page.get_by_role("button", name="Clear all ticks").click()
        tick(page, *first_of(page, *levels))
        shown = results(page)[0]
        heading = page.locator(f"#result_{shown} h3").inner_text()
        if shown == "exit":
            heading = page.locator(".sign-list__result:visible h3").inner_text()
        assert spoken(page).startswith(f"{heading}. ")


def test_without_a_script_a_sign_counts_more_than_none(checklist):
    """Both ticked: the sign decides, since it is the safer reading."""
    page = checklist(java_script_enabled=False)
    tick(page, *first_of(page, "emergency"))

    page.locator(".sign-list--none.sign-list--emergency input").check()

    assert results(page) == ["emergency"]
    expect(page.locator("sign-summary")).to_be_hidden()


def test_summary_lists_what_is_ticked(checklist):
    """The ticked lines stand together, in the order of the page."""
    page = checklist()
    signs = first_of(page, "therapy", "same-day")
    tick(page, *signs)

    lines = page.locator(".sign-summary__signs li").all_text_contents()

    labels = [
        page.locator(f"#{sign} .sign-list__label > span").inner_text() for sign in signs
    ]
    assert lines == labels[::-1]


def test_copy_as_text(browser, sample):
    """The text has the result, the signs and the warning, ready to paste."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{sample}/signs/")
    wait_for_scripts(page)
    tick(page, "comes-back")

    page.get_by_role("button", name="Copy as text").click()
    page.locator(".sign-summary__done:not(:empty)").wait_for()

    text = page.evaluate("navigator.clipboard.readText()")
    assert "A physical therapist may be able to help" in text
    assert "- My back pain goes away, then comes back" in text
    assert "can’t rule out a serious problem" in text
    assert f"{sample}/signs/" in text
    assert "#" not in text
    context.close()


def test_copy_without_a_clipboard_shows_the_text(checklist):
    """Where copying is not allowed, the text stands ready to be copied by hand."""
    page = checklist()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    tick(page, "comes-back")

    page.get_by_role("button", name="Copy as text").click()

    box = page.get_by_label("Copy this text yourself", exact=False)
    box.wait_for()
    assert "comes back" in box.input_value()


@settings(max_examples=15, suppress_health_check=SLOW_FIXTURES)
@given(data=st.data())
def test_link_carries_the_ticks(open_checklist, data):
    """Any ticks survive the way through a link, and nothing else comes along."""
    page = open_checklist
    ticked = data.draw(st.sets(st.sampled_from(sorted(signs_of(page))), min_size=1))
    page.evaluate(FOLLOW, f"#ticked={','.join(ticked)}")
    page.evaluate(KEEP_COPY)
    page.get_by_role("button", name="Copy a link with my ticks").click()
    link = page.evaluate("window.copied")
    page.get_by_role("button", name="Clear all ticks").click()
    assert page.evaluate(TICKED) == []

    page.evaluate(FOLLOW, link.partition("#")[2])

    assert set(page.evaluate(TICKED)) == ticked


@settings(max_examples=40, suppress_health_check=SLOW_FIXTURES)
@given(
    garbage=st.one_of(
        st.text(max_size=60),
        st.text(max_size=40).map(lambda text: f"ticked={text}"),
        st.sampled_from(
            [
                "ticked=",
                "ticked=,,,",
                "ticked=<img src=x onerror=alert(1)>",
                "ticked=comes-back%00,__proto__,constructor",
                "ticked=COMES-BACK",
                "%",
                "ticked=%E0%A4%A",
                "main",
                "sign_result",
            ]
        ),
    )
)
def test_garbage_in_a_fragment_is_ignored(open_checklist, garbage):
    """Strange links tick nothing, break nothing and put nothing on the page."""
    page = open_checklist
    count = page.evaluate("document.querySelectorAll('*').length")
    page.evaluate("(hash) => { location.hash = hash }", garbage)
    page.evaluate("new Promise((done) => setTimeout(done))")

    named = set(garbage.removeprefix("ticked=").split(","))
    assert set(page.evaluate(TICKED)) <= named
    page.evaluate("document.querySelector('[data-does=clear]').click()")
    assert page.evaluate("document.querySelectorAll('*').length") == count
    assert page.errors == []


@pytest.fixture
def open_checklist(checklist):
    """One window for many examples, with the errors that its scripts had."""
    page = checklist(alone=True)
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("dialog", lambda dialog: page.errors.append(dialog.message))
    return page


def test_address_of_a_sign_opens_it(checklist):
    """/signs/#comes-back shows the sign with what it means."""
    page = checklist("#comes-back")

    expect(page.locator("#comes-back .sign-list__body")).to_be_visible()
    expect(page.locator("#comes-back")).to_be_visible()


def test_sheet_is_one_page(checklist, tmp_path):
    """On paper: ticked signs, lines to write on, our number, nothing else."""
    pypdf = pytest.importorskip("pypdf")
    page = checklist()
    tick(page, "comes-back", *first_of(page, "emergency", "same-day"))
    path = tmp_path / "sheet.pdf"

    page.pdf(path=path, format="Letter")

    sheets = pypdf.PdfReader(path).pages
    words = " ".join(sheets[0].extract_text().split())
    words = words.replace(" \N{NON-BREAKING HYPHEN} ", "-")
    assert len(sheets) == 1
    for expected in (
        "My back pain: notes to take along",
        "My back pain goes away, then comes back",
        "When it started",
        "Three things I want to do again",
        "Medicines I take",
        "call 911",
        "Don’t drive yourself",
        "I am worried about cauda equina",
        "Call us: 303-555-0142",
    ):
        assert expected in words
    for unwanted in ("None of these", "What this means", "keeps me", "Menu", "Sources"):
        assert unwanted not in words


def test_sheet_without_a_script_has_the_ticked_signs_too(checklist, tmp_path):
    """Styles alone choose what is printed."""
    pypdf = pytest.importorskip("pypdf")
    page = checklist(java_script_enabled=False)
    tick(page, "comes-back")
    path = tmp_path / "sheet.pdf"

    page.pdf(path=path, format="Letter")

    words = " ".join(pypdf.PdfReader(path).pages[0].extract_text().split())
    assert "goes away, then comes back" in words
    assert "more than 6 weeks" not in words


def test_spanish_checklist_speaks_spanish(visit):
    """The same page works in the other language, in its own words."""
    page = visit("/es/senales/")
    tick(page, "comes-back")

    assert spoken(page) == (
        "Un terapeuta físico quizás pueda ayudarle. 1 señal marcada."
    )


def test_sheet_with_no_tick_has_the_danger_signs(checklist, tmp_path):
    """Who prints before ticking takes along what must never wait."""
    pypdf = pytest.importorskip("pypdf")
    page = checklist()
    path = tmp_path / "sheet.pdf"

    page.pdf(path=path, format="Letter")

    sheets = pypdf.PdfReader(path).pages
    words = " ".join(sheets[0].extract_text().split())
    danger = page.locator(
        "fieldset.sign-list--emergency .sign-list__label > span"
    ).all_inner_texts()
    assert len(sheets) <= 2
    assert len(danger) == 8
    assert [sign for sign in danger if sign not in words] == []
    assert "Hard to start or stop" in words
    assert "I ticked no sign" in words
    assert "call 911" in words
    assert "comes back" not in words
