"""Find special days that are over: nobody needs them, and the new year's may lack."""

from collections.abc import Iterator, Mapping
from datetime import date

from facts.model import Hours
from facts.toml_lines import line_of
from mistakes import Mistake


def past_holidays(
    hours: Hours, today: date, path: str, lines: Mapping[str, int]
) -> Iterator[Mistake]:
    """Warn of each day that lies before today, and when no day lies ahead."""
    for index, each in enumerate(hours.holiday):
        if each.date < today:
            line = line_of(dict(lines), f"holiday.{index}.date")
            problem = f"{each.name} on {each.date} is over."
            mend = "Remove it, or give it next year's date."
            yield Mistake(path, line, problem, mend, level="warning")
    if hours.holiday and all(each.date < today for each in hours.holiday):
        problem = "No special day lies ahead."
        mend = "Add the days on which you will be closed."
        yield Mistake(path, 1, problem, mend, level="warning")
