"""Find special days that are over: nobody needs them, and the new year's may lack."""

from collections.abc import Iterator, Mapping
from datetime import date

from diagnostics import Diagnostic
from facts.model import Hours
from facts.toml_lines import line_of


def past_holidays(
    hours: Hours, today: date, path: str, lines: Mapping[str, int]
) -> Iterator[Diagnostic]:
    """Warn of each day that lies before today, and when no day lies ahead."""
    for index, each in enumerate(hours.holiday):
        if each.date < today:
            line = line_of(dict(lines), f"holiday.{index}.date")
            problem = f"{each.name} on {each.date} is over."
            fix = "Remove it, or give it next year's date."
            yield Diagnostic(path, line, problem, fix, level="warning")
    if hours.holiday and all(each.date < today for each in hours.holiday):
        problem = "No special day lies ahead."
        fix = "Add the days on which you will be closed."
        yield Diagnostic(path, 1, problem, fix, level="warning")
