"""Do to an edition's texts what a site did since: removals, and other file names."""

from collections.abc import Mapping
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

from content_model.kinds import BY_FOLDER
from diagnostics import ContentError
from plain_data import dataclass
from reorganize.plan import Plan, remove, rename
from reorganize.target import find_target
from site_parts import Settings

ALIKE = 0.6  # of two texts: then one is the other under a new name


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of the pages that a site was given.

    Attributes:
        removed: As `./run remove` names them: services/gyrotonic.
        renamed: New file names, without .md, by what `./run rename` calls the old.
    """

    removed: tuple[str, ...]
    renamed: Mapping[str, str]


def moves_of(given: Mapping[str, str], content: Path) -> Moves:
    """Compare the pages that a site was given with those that it has."""
    removed, renamed = [], {}
    for path, text in given.items():
        folder, _, file = path.partition("/")
        known = folder in BY_FOLDER and folder != "people" and "/" not in file
        if not known or not file.endswith(".md") or (content / path).is_file():
            continue
        name = path.removesuffix(".md")
        if new := _other_name(text, content / folder, folder, given):
            renamed[name] = new
        else:
            removed.append(name)
    return Moves(tuple(removed), renamed)


def _other_name(text: str, here: Path, folder: str, given: Mapping[str, str]) -> str:
    """Find a text that has another file name now; "" when it was taken out."""
    lines = text.split("\n")
    alike = {
        path.stem: SequenceMatcher(
            None, lines, path.read_text("utf-8", "replace").splitlines()
        ).ratio()
        for path in sorted(here.glob("*.md"))
        if f"{folder}/{path.name}" not in given
    }
    best = max(alike, key=lambda name: alike[name], default="")
    return best if best and alike[best] >= ALIKE else ""


def followed(
    texts: Mapping[str, str], moves: Moves, settings: Settings
) -> tuple[dict[str, str], dict[str, str]]:
    """Give an edition's texts without what is gone, and the old paths by the new."""
    with TemporaryDirectory() as place:
        content = Path(place)
        for name, text in texts.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        plan = Plan.of(content)
        for name in moves.removed:
            with suppress(ContentError):  # this edition has no such page
                remove(plan, find_target(content, name, settings), settings)
        for name, new in moves.renamed.items():
            with suppress(ContentError):
                rename(plan, find_target(content, name, settings), new)
    return plan.after, {new: old for old, new in plan.moved.items()}
