"""The checklist, in windows with and without what browsers may lack."""

import re
from itertools import chain

import pytest
from tests.browser.conftest import wait_for_scripts

ADDRESS = "/signs/"
FIRST = ("emergency", "same-day", "exit")
SHOWN = """() => [...document.querySelectorAll(".sign-result")]
  .filter((each) => each.checkVisibility())
  .map((each) => each.id.replace("result_", ""))"""
SIGNS = """() => [...document.querySelectorAll(".sign-list__box")]
  .map((each) => [
    each.closest(".sign-list__sign").id,
    each.dataset.mild === undefined ? each.dataset.level : "mild",
  ])"""


def without_has(text):
    """The same page or styles as an older browser understands them."""
    return re.sub(r":has\(", ":not-known(", text)


@pytest.fixture
def checklist(visit):
    """A function that opens the checklist."""

    def opened(fragment="", **options):
        return visit(ADDRESS + fragment, **options)

    return opened


@pytest.fixture
def old_browser(browser, sample):
    """The checklist in a browser that does not know :has()."""
    context = browser.new_context()
    page = context.new_page()

    def older(route):
        got = route.fetch()
        route.fulfill(response=got, body=without_has(got.text()))

    page.route(f"**{ADDRESS}", older)
    page.route("**/*.css", older)  # what comes once the words are there
    page.goto(sample + ADDRESS)
    wait_for_scripts(page)
    yield page
    page.unroute_all(behavior="wait")
    context.close()


def results(page):
    """The results that a visitor sees, without the one that always stands."""
    return [result for result in page.evaluate(SHOWN) if result != "always"]


def expected(levels):
    """The one result for ticked signs of some levels; "mild" is one of therapy."""
    for level in (*FIRST, "therapy"):
        if level in levels:
            return level
    if "self-care" in levels:
        return "self-care"
    return "therapy" if levels else "none"


def signs_of(page):
    """Every sign on the page with its level; "mild" for a mild one of therapy."""
    return dict(page.evaluate(SIGNS))


def first_of(page, *levels):
    """The first sign of each level."""
    known = signs_of(page)
    return list(
        chain.from_iterable(
            [next(sign for sign, level in known.items() if level == entry)]
            for entry in levels
        )
    )


def tick(page, *signs):
    """Tick signs as a visitor does."""
    for sign in signs:
        page.locator(f"#{sign} .sign-list__box").check()


def spoken(page):
    """What a screen reader says, once it has settled."""
    page.wait_for_timeout(600)
    return page.locator("sign-summary [role=status]").text_content()
