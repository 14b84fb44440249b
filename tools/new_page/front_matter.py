"""Write front matter that explains itself: every field with what it is for."""

from textwrap import wrap

from content_model.front_matter import written
from content_model.model import Kind
from new_page.defaults import LEFT_EMPTY
from new_page.existing import ExistingSite
from schema import Field

WIDTH = 78
NOTES = {
    "status": "A draft shows in the preview only. Take this line out to publish.",
    "reviewed": "The reviewer puts in the day of the check, and the next one below.",
}


def front_matter(kind: Kind, values: dict[str, object], existing: ExistingSite) -> str:
    """Write the kind's fields in their order; optional ones wait behind a #."""
    parts = [_entry(field, values, existing) for field in kind.fields]
    return "---\n" + "\n".join(parts) + "---\n"


def _entry(field: Field, values: dict[str, object], existing: ExistingSite) -> str:
    lines = [f"# {line}" for line in wrap(_about(field), WIDTH)]
    if field.name in values:
        lines.append(_written(field.name, values[field.name]))
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


def _written(name: str, value: object) -> str:
    return "\n".join(written(name, value))
