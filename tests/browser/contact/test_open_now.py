"""Whether the practice is open is told by the practice's own clock, wherever one is."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import wait_for_scripts

from facts.reader import read_facts

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
DENVER = ZoneInfo("America/Denver")
MINUTE = timedelta(minutes=1)
NEAR_AND_FAR = [
    "America/Denver",
    "Asia/Tokyo",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
]

# Weeks with a clock change on their Sunday, with holidays, and over New Year.
WEEKS = [date(2026, 10, 26), date(2026, 12, 21), date(2026, 12, 28), date(2027, 3, 8)]

SENTENCES = {
    "2026-11-23 08:00": "Open now, until noon",
    "2026-11-23 11:59": "Open now, until noon",
    "2026-11-23 12:00": "Closed now, opens today at 1 p.m.",
    "2026-11-23 07:59": "Closed now, opens today at 8 a.m.",
    "2026-11-23 18:00": "Closed now, opens tomorrow at 7 a.m.",
    "2026-12-24 09:00": "Open now, until noon",
    "2026-12-24 13:30": "Closed now, opens Monday at 8 a.m.",
    "2026-11-20 13:00": "Closed now, opens Monday at 8 a.m.",
    "2026-11-01 12:00": "Closed now, opens tomorrow at 8 a.m.",  # 25-hour day
    "2027-03-14 01:59": "Closed now, opens tomorrow at 8 a.m.",  # 23-hour day
}
TOLD = """(moments) => moments.map((moment) => {
  Date.now = () => moment;
  document.dispatchEvent(new Event("visibilitychange"));
  const element = document.querySelector("open-now");
  return [element.dataset.state, element.innerText];
})"""


@pytest.fixture(scope="module")
def hours():
    return read_facts(ROOT / "content" / "practice", ROOT).hours


def stretches(hours, day):
    """The stretches of a day, straight from the facts."""
    for holiday in hours.holiday:
        if holiday.date == day:
            return holiday.hours
    return getattr(hours.weekly, f"{day:%A}".lower())


def instants(hours, monday):
    """Each boundary of a week, a minute before it, and odd moments between."""
    found = set()
    for number in range(8):
        day = monday + timedelta(days=number)
        walls = {time(0), time(0, 30), time(1, 30), time(2, 30), time(3), time(23, 59)}
        for stretch in stretches(hours, day):
            walls |= {stretch.opens, stretch.closes}
        for wall in walls:
            for fold in (0, 1):
                sharp = datetime.combine(day, wall, DENVER).replace(fold=fold)
                found |= {sharp.astimezone(UTC), sharp.astimezone(UTC) - MINUTE}
    return sorted(found)


def told(page, *moments):
    """What the page says at some moments."""
    return page.evaluate(TOLD, [moment.timestamp() * 1000 for moment in moments])


@pytest.fixture
def contact(browser, sample):
    """A function that opens the contact page somewhere in the world."""
    contexts = []

    def opened(zone, **options):
        context = browser.new_context(timezone_id=zone, locale="en-US", **options)
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=datetime(2026, 11, 23, 17, 0, tzinfo=DENVER))
        page.goto(f"{sample}/contact/")
        if options.get("java_script_enabled", True):
            wait_for_scripts(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("zone", NEAR_AND_FAR)
def test_every_boundary_is_right_for_visitors_everywhere(contact, hours, zone):
    """Open means open in Denver, at each boundary and over each clock change."""
    moments = [instant for monday in WEEKS for instant in instants(hours, monday)]
    wrong = []
    answers = told(contact(zone), *moments)
    for moment, (state, _words) in zip(moments, answers, strict=True):
        wall = moment.astimezone(DENVER)
        is_open = any(
            stretch.opens <= wall.time() < stretch.closes
            for stretch in stretches(hours, wall.date())
        )
        if (state == "open") != is_open:
            wrong.append((moment, state))

    assert wrong == []


def test_the_sentence_says_when_it_changes(contact):
    """A visitor reads until when we are open, or when we open next."""
    walls = [
        datetime.fromisoformat(sentence).replace(tzinfo=DENVER)
        for sentence in SENTENCES
    ]

    answers = told(contact("America/Denver"), *walls)

    shown = [words.replace("\N{NO-BREAK SPACE}", " ") for _state, words in answers]
    assert dict(zip(SENTENCES, shown, strict=True)) == SENTENCES


def test_a_far_visitor_is_told_whose_clock_it_is(contact):
    """In Tokyo the sentence names Mountain Time; in Denver it does not."""
    moment = datetime(2026, 11, 23, 9, 0, tzinfo=DENVER)

    [(_state, far)] = told(contact("Asia/Tokyo"), moment)
    [(_state, near)] = told(contact("America/Denver"), moment)

    assert far.endswith(" (Mountain Time)")
    assert "Time" not in near


@pytest.mark.parametrize("width", [360, 1280, 1920])
def test_at_the_foot_the_hours_name_their_clock(contact, width):
    """The heading has the time zone, once; the sentence below it takes one line."""
    page = contact("Asia/Tokyo", viewport={"width": width, "height": 800})
    page.locator("footer").scroll_into_view_if_needed()
    sentence = page.locator("footer open-now")
    expect(sentence).to_have_text(re.compile("^Open now"))
    told(page, datetime(2026, 11, 20, 13, 0, tzinfo=DENVER))

    heading = sentence.locator("xpath=preceding-sibling::h2")
    lines = sentence.evaluate(
        """foot => { const words = document.createRange();
        words.selectNodeContents(foot);
        return new Set([...words.getClientRects()].map(line => line.y)).size; }"""
    )

    expect(sentence).to_have_text(re.compile("^Closed now, opens Monday at 8.a.m.$"))
    expect(heading).to_have_text("Hours (Mountain Time)")
    assert lines == 1


def test_the_sentence_changes_by_itself_at_closing_time(contact):
    """A page left open turns to closed when the clock strikes."""
    page = contact("Asia/Tokyo")
    page.clock.pause_at(datetime(2026, 11, 23, 17, 59, 30, tzinfo=DENVER))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.locator("main open-now").get_attribute("data-state") == "open"

    page.clock.fast_forward(31_000)

    assert page.locator("main open-now").get_attribute("data-state") == "closed"


def test_without_scripts_the_table_says_it_all(contact):
    """Without scripts there is no empty promise, only the table."""
    page = contact("America/Denver", java_script_enabled=False)

    assert page.locator("main open-now").inner_text() == ""
    assert "8 a.m. to noon and 1 p.m. to 6 p.m." in (
        page.locator("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    )


def test_the_foot_of_a_page_says_it_once_one_comes_near(visit):
    """Nothing is asked for by a visitor who never gets there."""
    address = "/es/condiciones/ciatica-y-hernia-de-disco/"
    page = visit(address, width=360, alone=True)
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.wait_for_timeout(50)
    before = list(asked)

    page.locator("footer").scroll_into_view_if_needed()

    foot = page.locator("footer open-now")
    expect(foot).to_have_text(re.compile("^(Abierto|Cerrado) ahora"))
    assert "/open-now/es.json" not in before
    assert asked.count("/open-now/es.json") == 1


def test_the_checklist_asks_for_nothing_by_itself(visit):
    """It says that nothing is sent: there is nothing to explain."""
    assert visit("/signs/").locator("open-now").count() == 0
