"""Make the file of a new page."""

from pathlib import Path
from textwrap import wrap

from content_model.check import checked
from content_model.front_matter import FrontMatter, written
from content_model.kinds import BY_NAME
from content_model.model import Kind
from content_model.names import file_name
from new_page.defaults import LEFT_EMPTY, starting_values
from new_page.existing import ExistingSite
from schema import Field

OUTLINES = Path(__file__).parent / "outlines"

WIDTH = 78
NOTES = {
    "status": "A draft shows in the preview only. Take this line out to publish.",
    "reviewed": "The reviewer puts in the day of the check, and the next one below.",
}


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


def front_matter(kind: Kind, values: dict[str, object], existing: ExistingSite) -> str:
    """Write the kind's fields in their order; optional ones wait behind a #."""
    parts = [_entry(field, values, existing) for field in kind.fields]
    return "---\n" + "\n".join(parts) + "---\n"


def _entry(field: Field, values: dict[str, object], existing: ExistingSite) -> str:
    lines = [f"# {line}" for line in wrap(_about(field), WIDTH)]
    if field.name in values:
        lines.append("\n".join(written(field.name, values[field.name])))
    elif field.name in LEFT_EMPTY:
        lines.append(f"{field.name}:")
    else:
        lines.append(f"# {field.name}: {_example(field, existing)}".rstrip())
    return "\n".join(lines) + "\n"


def _about(field: Field) -> str:
    about = NOTES.get(field.name, field.help)
    if field.choices:
        about += f" One of: {', '.join(field.choices)}."
    if field.length:
        about += f" {field.length[0]} to {field.length[1]} characters."
    return about


def _example(field: Field, existing: ExistingSite) -> str:
    """Show how the field is written, with a file that exists where it names one."""
    if files := existing.files.get(field.refers_to):
        return f"[{files[0]}]" if field.type.example.startswith("[") else files[0]
    return field.choices[0] if field.choices else field.type.example
