"""What the browser editor asks of the preview: unsaved pages, and renaming."""

import json
from pathlib import Path

import yaml

from admin.fields import place_of
from admin.local import LocalFiles
from admin.pages import before
from admin.versions import RefusedError
from diagnostics import ContentError
from plain_text import Table
from preview.model import Desk
from preview.notes import at_field
from reorganize.orders import carry_out, described, plan_new_name
from reorganize.plan import Plan
from whole_build.build import read


def connect(desk: Desk, files: LocalFiles, settings_file: str) -> None:
    """Let the editor ask for both."""
    files.actions["unsaved"] = lambda given: unsaved(desk, files, given)
    files.actions["rename"] = lambda given: renamed(desk.project, settings_file, given)


def unsaved(desk: Desk, files: LocalFiles, given: Table) -> dict[str, object]:
    """Say what the site would make of a form that is not saved yet."""
    name, raw = given["path"], given["raw"]
    is_page = name.endswith(".md")
    try:
        text = files.revised(name, as_page(raw) if is_page else raw)
    except RefusedError as error:
        if "mistakes" not in error.details:
            raise
        return {"mistakes": error.details["mistakes"]}
    file = files.file(name)
    if text == before(file):
        return {"same": True}
    shown, mistakes = desk.try_text(file, text) if is_page else (False, [])
    place = place_of(name, file, text)
    told = [at_field(mistake, place) for mistake in mistakes]
    return {"shown": shown, "mistakes": told}


def as_page(raw: str) -> str:
    """Write what a form holds as a Markdown file."""
    values = json.loads(raw)
    body = values.pop("body", "")
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    return f"---\n{front}---\n{body}"


def renamed(project: Path, settings_file: str, given: Table) -> dict[str, object]:
    """Give a page another name, with all that refers to it; or say what that means."""
    content = project / "content"
    name = given["path"].removeprefix("content/").removesuffix(".md")
    if name.count("/") != 1:
        msg = "A translation is renamed with its original: open that one."
        raise RefusedError(msg)
    plan = Plan.of(content)
    try:
        plan_new_name(plan, content, read(settings_file), name, given["name"])
    except ContentError as error:
        raise RefusedError(str(error.diagnostics[0])) from error
    if given.get("carry"):
        carry_out(plan, content)
    return {"lines": described(plan), "name": given["name"]}
