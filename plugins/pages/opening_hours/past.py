"""Find special days that are over: nobody needs them, and the new year's may lack."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from diagnostics import Diagnostic
from facts.model import Holiday
from facts.toml_lines import line_of


def past_holidays(
    holidays: Sequence[Holiday],
    today: date,
    path: str,
    lines: Mapping[str, int],
    within: str,
) -> Iterator[Diagnostic]:
    """Warn of each day that lies before today, and when no day lies ahead.

    Args:
        within: What leads to the days in the file: "location.1.", or "".
    """
    for index, holiday in enumerate(holidays):
        if holiday.date < today:
            line = line_of(lines, f"{within}holiday.{index}.date")
            problem = f"{holiday.name} on {holiday.date} is over."
            fix = "Remove it, or give it next year's date."
            yield Diagnostic(path, line, problem, fix, level="warning")
    if holidays and all(holiday.date < today for holiday in holidays):
        problem = "No special day lies ahead."
        fix = "Add the days on which you will be closed."
        line = line_of(lines, within.rstrip("."))
        yield Diagnostic(path, line, problem, fix, level="warning")
