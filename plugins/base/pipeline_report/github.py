"""A mistake as a line that GitHub Actions turns into a note on the change."""

from diagnostics import Diagnostic


def annotation(diagnostic: Diagnostic) -> str:
    """Write a workflow command: `::error file=…,line=…,title=…::what to do`."""
    place = f"file={_value(diagnostic.path)},line={diagnostic.line}"
    title = f",title={_value(diagnostic.rule)}" if diagnostic.rule else ""
    message = _message(f"{diagnostic.problem} {diagnostic.fix}")
    return f"::{diagnostic.level} {place}{title}::{message}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
