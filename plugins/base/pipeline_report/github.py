"""A mistake as a line that GitHub Actions turns into a note on the change."""

from mistakes import Mistake


def annotation(mistake: Mistake) -> str:
    """Write a workflow command: `::error file=…,line=…,title=…::what to do`."""
    place = f"file={_value(mistake.path)},line={mistake.line}"
    title = f",title={_value(mistake.rule)}" if mistake.rule else ""
    message = _message(f"{mistake.problem} {mistake.mend}")
    return f"::{mistake.level} {place}{title}::{message}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
