"""Make the file of a new page."""

from pathlib import Path

from content_model.check import checked
from content_model.front_matter import FrontMatter
from content_model.kinds import BY_NAME
from content_model.model import Kind
from content_model.names import file_name
from new_page.defaults import starting_values
from new_page.existing import ExistingSite
from new_page.front_matter import front_matter
from schema import Field

OUTLINES = Path(__file__).parent / "outlines"


class NewPageError(Exception):
    """The page can't be made; the message says why and what to do."""


def make(
    kind: str, lang: str, answers: dict[str, object], existing: ExistingSite
) -> Path:
    """Write the file and give its path; raises NewPageError."""
    wanted = BY_NAME[kind]
    values = starting_values(wanted, lang, existing) | answers
    values = {name: values[name] for name in wanted.by_name if name in values}
    _check(wanted, values)
    path = _path(wanted, lang, str(values["title"]), existing)
    outline = (OUTLINES / f"{kind}.{lang}.md").read_text(encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(f"{front_matter(wanted, values, existing)}\n{outline}")
    except FileExistsError as error:
        shown = path.relative_to(existing.content.parent)
        msg = f"{shown} is already there. Give the new page another title."
        raise NewPageError(msg) from error
    return path


def value_of(field: Field, text: str) -> object:
    """Read an answer as a person types it; raises NewPageError."""
    words = text.strip()
    value: object = words
    if field.type.example.startswith("["):
        value = [part.strip() for part in words.strip("[]").split(",") if part.strip()]
    elif field.type.example.isdecimal() and words.isdecimal():
        value = int(words)
    diagnostics = _misfits(field, value)
    if diagnostics:
        raise NewPageError(diagnostics[0])
    return value


def _misfits(field: Field, value: object) -> list[str]:
    kind = Kind(name="page", folder="", help="", fields=(field,))
    found = FrontMatter({field.name: value}, {field.name: 1}, "", 1)
    return [f"{misfit.problem} {misfit.fix}" for misfit in checked(found, kind, "")[1]]


def _check(kind: Kind, values: dict[str, object]) -> None:
    found = FrontMatter(values, dict.fromkeys(values, 1), "", 1)
    if diagnostics := checked(found, kind, "")[1]:
        msg = f"{diagnostics[0].problem} {diagnostics[0].fix}"
        raise NewPageError(msg)


def _path(kind: Kind, lang: str, title: str, existing: ExistingSite) -> Path:
    name = file_name(title)
    if not name:
        msg = f"“{title}” has no letter for a file name. Write a title in words."
        raise NewPageError(msg)
    folder = existing.content if lang == "en" else existing.content / lang
    return folder / kind.folder / f"{name}.md"
