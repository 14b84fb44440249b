"""Reviews due, as a calendar file (iCalendar, RFC 5545) that any calendar imports."""

from collections.abc import Iterator
from datetime import timedelta

from review_desk.model import Facts, PageFacts, due
from vcards.card import escaped, folded  # both formats are one family

REMINDER_DAYS = 30


def calendar(facts: Facts, practice: str, site: str) -> str:
    """Write one all-day event for each page that has a review date.

    The same page keeps its event when the date moves: importing again corrects
    it instead of adding another one.
    """
    host = site.partition("//")[2] or "localhost"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//Reviews due//EN"]
    lines += ["CALSCALE:GREGORIAN", f"X-WR-CALNAME:{escaped(f'{practice}: reviews')}"]
    for page in due(facts):
        lines += _event(page, facts, host)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(page: PageFacts, facts: Facts, host: str) -> Iterator[str]:
    day = page.next_review
    if day is None:
        return
    what = f"Review “{page.title}” ({page.reviewer})"
    yield "BEGIN:VEVENT"
    yield f"UID:review-{page.path.replace('/', '-')}@{host}"
    yield f"DTSTAMP:{facts.today:%Y%m%d}T120000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(what)}"
    yield f"DESCRIPTION:{escaped(f'File: {page.path}')}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escaped(what)}"
    yield f"TRIGGER:-P{REMINDER_DAYS}D"
    yield "END:VALARM"
    yield "END:VEVENT"
