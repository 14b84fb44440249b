"""Find out today what would stop an unattended publish in the next thirty days.

    a publish of a day to come, built aside -> mistakes that today's does not have
    -> the first day of each

Content decides by day: a scheduled page appears, a review falls due. So the desk
builds what would be published then; a mistake that stays is found whenever it
begins.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from diagnostics import Diagnostic
from whole_build.build import build, read

DAYS = 30
FIXED_DAY = "SOURCE_DATE_EPOCH"

Stops = frozenset[Diagnostic]


def stops_ahead(
    stops_on: Callable[[date], Stops], today: date
) -> list[tuple[date, Diagnostic]]:
    """Name what stops a publish `DAYS` from now but not today, by its first day.

    `stops_on` builds: it is asked for as few days as it takes.
    """
    on = cache(stops_on)
    new = on(today + timedelta(days=DAYS)) - on(today)
    found = []
    for stop in sorted(new):
        fine, stopped = 0, DAYS
        while stopped - fine > 1:
            between = (fine + stopped) // 2
            if stop in on(today + timedelta(days=between)):
                stopped = between
            else:
                fine = between
        found.append((today + timedelta(days=stopped), stop))
    return sorted(found)


def publish_aside(
    settings_file: str, places: Mapping[str, object]
) -> Callable[[date], Stops]:
    """Give a function that builds what would be published on a day.

    Args:
        settings_file: Those of publishing.
        places: Settings that say where the build may write.
    """

    def stops_on(day: date) -> Stops:
        with built_on(day):
            outcome = build(read(settings_file, COMPRESSED=False, **places))
        return frozenset(outcome.diagnostics)

    return stops_on


@contextmanager
def built_on(day: date) -> Iterator[None]:
    """Let builds inside take this for today."""
    before = os.environ.get(FIXED_DAY)
    noon = datetime.combine(day, time(12), UTC)
    os.environ[FIXED_DAY] = str(int(noon.timestamp()))
    try:
        yield
    finally:
        os.environ.pop(FIXED_DAY)
        if before is not None:
            os.environ[FIXED_DAY] = before
