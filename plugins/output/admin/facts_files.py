"""The files of facts, as forms."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from admin.facts_form import (
    CHARTS,
    DRAWINGS,
    FORMS,
    NAMED,
    ORIGINAL,
    SCENES,
    for_form,
    from_form,
)
from admin.pages import before
from admin.toml_edit import edited_toml
from admin.versions import RefusedError
from diagnostics import Diagnostic
from facts.reader import misfits_of
from facts.toml_file import read_text
from facts.toml_lines import lines_of_keys
from facts.toml_text import parsed, unreadable_toml

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


CONTENT = "content"
OF_A_DRAWING = 2  # slashes: content/drawings/x.toml
_SCENES = re.compile(
    rf"{CONTENT}/(?:[a-z]{{2}}/)?{DRAWINGS}/[a-z0-9]+(?:-[a-z0-9]+)*\.toml"
)


def field_at(text: str, line: int) -> str:
    """Name the field of a form that a line belongs to."""
    keys = lines_of_keys(text)
    near = max((start for start in keys.values() if start <= line), default=0)
    paths = [path for path, at in keys.items() if at == near]
    return paths[-1] if paths else ""


class FactFiles:
    """The TOML files of a project that have a form."""

    def __init__(self, project: Path) -> None:
        self._project = project

    def names(self, where: str) -> Iterator[str]:
        """Yield the files, as the editor names them; of drawings, those of people."""
        if where.endswith(f"/{DRAWINGS}"):
            for path in sorted((self._project / where).glob("*.toml")):
                if path.stem not in CHARTS:
                    yield f"{where}/{path.name}"
            return
        for form in FORMS:
            name = f"{CONTENT}/{form}.toml"
            if name.rpartition("/")[0] == where and (self._project / name).is_file():
                yield name

    def has(self, where: str) -> bool:
        """Tell whether a folder holds facts."""
        return any(f"{CONTENT}/{form}".rpartition("/")[0] == where for form in FORMS)

    def file(self, name: str) -> Path:
        """Give the file of a name."""
        self._form(name)
        return self._project / name

    def shown(self, name: str) -> str:
        """Give what a file says as JSON; of one that can't be read, why."""
        if self._form(name) is SCENES and not self.file(name).is_file():
            msg = f"{name} is not there."  # its name is free
            raise RefusedError(msg)
        text = before(self.file(name))
        if wrong := unreadable_toml(text):
            line, problem, fix = wrong
            msg = f"{name}:{line}: {problem} {fix} Edit it as text."
            raise RefusedError(msg)
        given = for_form(self._form(name), parsed(text))
        if self._is_translation(name) and isinstance(given, dict):
            given = {ORIGINAL: Path(name).stem, **given}
        return json.dumps(given, ensure_ascii=False)

    def revised(self, name: str, raw: str) -> str:
        """Give the file's text after an edit; what the site would refuse is refused."""
        path, form = self.file(name), self._form(name)
        text = before(path) if path.is_file() else ""
        original = self._project / CONTENT / DRAWINGS / path.name
        if self._is_translation(name) and not original.is_file():
            msg = f"Not saved. There is no drawing “{path.stem}” to translate, or it is"
            msg += " translated already. Choose another one."
            raise RefusedError(msg)
        values = from_form(form, json.loads(raw), parsed(text))
        made = edited_toml(text, values if isinstance(values, dict) else {})
        if form in NAMED:  # the build knows which names there are
            return made
        read, file = read_text(form, name, made)
        if mistakes := [*file.diagnostics, *file.all_at(misfits_of(read))]:
            raise refusal(mistakes, made)
        return made

    def removed(self, name: str) -> str:
        """Refuse: the site needs its facts; not so a drawing of people."""
        if self._form(name) is SCENES:
            return ""
        msg = f"{name} is needed; it can't be deleted."
        raise RefusedError(msg)

    def _is_translation(self, name: str) -> bool:
        """Tell whether a file says a drawing of people in another language."""
        return self._form(name) is SCENES and name.count("/") > OF_A_DRAWING

    def _form(self, name: str) -> "type[DataclassInstance]":
        inside = name.removeprefix(f"{CONTENT}/").removesuffix(".toml")
        if _SCENES.fullmatch(name) and Path(name).stem not in CHARTS:
            return SCENES
        if name != f"{CONTENT}/{inside}.toml" or inside not in FORMS:
            msg = f"{name} is no file of facts with a form."
            raise RefusedError(msg)
        return FORMS[inside][1]


def refusal(mistakes: Sequence[Diagnostic], text: str) -> RefusedError:
    """Say which fields of a form the site would refuse, and why."""
    told = [
        {
            "field": field_at(text, mistake.line),
            "problem": mistake.problem,
            "fix": mistake.fix,
        }
        for mistake in mistakes
    ]
    msg = f"Not saved. {mistakes[0].problem} {mistakes[0].fix}"
    return RefusedError(msg, {"mistakes": told})
