"""Say in plain words what is wrong with a template of the theme."""

import re
import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError, UndefinedError

from diagnostics import Diagnostic

_OPEN = re.compile(r"innermost block that needs to be closed is '(?P<tag>\w+)'")
_STRAY = re.compile(r"Encountered unknown tag '(?P<tag>\w+)'")
_TAKES = re.compile(
    r"macro '(?P<macro>\w+)' takes n"
)  # “not more than” or “no keyword”
_NAME = re.compile(r"'(?P<name>[^']+)' is undefined|has no attribute '(?P<part>[^']+)'")


def mistake_in_template(error: BaseException) -> Diagnostic | None:
    """Name the template, the line and what to do; None for another error."""
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error)
    if isinstance(error, UndefinedError):
        return _unknown(error)
    if isinstance(error, TypeError) and (found := _TAKES.match(str(error))):
        return _handed_too_much(error, found["macro"])
    return None


def _syntax(error: TemplateSyntaxError) -> Diagnostic:
    message = error.message or ""
    path = in_theme(error.filename or error.name or "theme")
    if found := _OPEN.search(message):
        tag = found["tag"]
        problem = f"A {{% {tag} %}} opens in this template and never closes."
        fix = f"Write {{% end{tag} %}} where it ends."
    elif found := _STRAY.search(message):
        problem = f"“{found['tag']}” is no command of a template, or closes nothing."
        fix = "Correct its name, or take it out."
    else:
        problem = "This line of the template can't be read."
        fix = "Check its braces, percent signs, commas and quotation marks."
    return Diagnostic(path, error.lineno, problem, fix)


def _unknown(error: UndefinedError) -> Diagnostic | None:
    problem = f"“{unknown_name(error)}” is nothing that this template knows here."
    fix = "Correct the name; comments in the theme say what each template is given."
    return _where_it_happened(error, problem, fix)


def _handed_too_much(error: TypeError, macro: str) -> Diagnostic | None:
    """Think of a site's copy of a component that an update has left behind."""
    problem = f"“{macro}” is handed more here than it takes."
    fix = (
        "If your theme/ has a copy of that component, copy the software's present one"
        " again and repeat your change; else take out what is too much."
    )
    return _where_it_happened(error, problem, fix)


def _where_it_happened(error: Exception, problem: str, fix: str) -> Diagnostic | None:
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(".html")]
    if not inside:
        return None
    path, line = in_theme(inside[-1].filename), inside[-1].lineno or 1
    return Diagnostic(path, line, problem, fix)


def unknown_name(error: UndefinedError) -> str:
    """Tell which name a template asked for in vain."""
    found = _NAME.search(str(error))
    return (found["name"] or found["part"]) if found else "A name"


def in_theme(filename: str) -> str:
    """Name a template as its author does: from `theme/` on."""
    parts = Path(filename).parts
    if "theme" in parts:
        return Path(*parts[len(parts) - 1 - parts[::-1].index("theme") :]).as_posix()
    return Path(*parts[-3:]).as_posix() if len(parts) > 1 else filename
