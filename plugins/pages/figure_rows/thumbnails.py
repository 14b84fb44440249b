"""A small picture of each page, for where others offer it."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from brand.model import BRAND
from content_model.model import Content
from figures.colors import color_rules
from figures.drawn import DrawnFigures
from figures.model import Pose
from figures.reading import PoseError
from pictures.pages import PAGE_PICTURES
from pictures.shown import Shown
from plain_text import Table
from site_parts import Settings

SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
PLACE = 88  # pixels across the place that a thumbnail fits into
WORDS = ("step", "shows")  # of an exercise's pose: no angles


class Thumbnails:
    """Draws people as files in the site's colors."""

    def __init__(
        self,
        settings: Settings,
        originals: Mapping[tuple[str, str], Content],
        rows: DrawnFigures,
    ) -> None:
        """Know pages by kind and name: some show what another one does."""
        self._pictures = PAGE_PICTURES.of(settings)
        self._color = color_rules(BRAND.of(settings).colors)
        self._preview = settings["PREVIEW"]
        self._originals = originals
        self._rows = rows

    def of(self, page: Content) -> Shown | None:
        """Draw a page's picture; None without people, or where nobody may see it."""
        poses = self._poses_of(page)
        if not poses or (page.status == "draft" and not self._preview):
            return None
        text = self._rows.row(poses, self._color)
        found = SIZE.search(text)
        width, height = map(int, found.groups()) if found else (0, 0)
        made = self._pictures.keep("people", text.encode(), width, height)
        shown = self._pictures.placed(made, alt="", eager=False)
        return replace(shown, width=PLACE, height=PLACE)

    def _poses_of(self, page: Content) -> Sequence[Pose]:
        if hasattr(page, "translates"):
            original = self._originals.get((page.kind, page.translates))
            return self._poses_of(original) if original else ()
        if page.kind == "program":
            first = self._originals.get(("exercise", page.metadata["exercises"][0]))
            return self._poses_of(first) if first else ()
        given: Sequence[Table] = page.metadata.get("figures", ())
        if page.kind == "exercise":
            given = page.metadata["poses"][-1:]
        with suppress(PoseError):  # said elsewhere, with its line
            return [self._rows.pose(angles(pose)) for pose in given]
        return ()


def angles(pose: Table) -> Table:
    """Leave out what an exercise says of a pose in words."""
    return {key: value for key, value in pose.items() if key not in WORDS}
