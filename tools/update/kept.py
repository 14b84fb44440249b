"""An update can be taken back: by git, or by a copy of what it changes."""

from collections.abc import Mapping
from pathlib import Path

from git import git
from start.record import FOLDER, packed
from update.fetch import UpdateError

COPY = f"{FOLDER}/before-update.zip"


def refuse_unkept(site: Path) -> None:
    """Ask for a commit before an update, where git keeps the site.

    Raises:
        UpdateError: Something is in no commit.
    """
    if not kept_by_git(site):
        return
    if git(site, "status", "--porcelain", "--", "."):
        msg = "Some of your changes are in no commit yet: commit them first, so that"
        msg += " git can take the update back."
        raise UpdateError(msg)


def kept_by_git(site: Path) -> bool:
    """Tell whether there is git, and it looks after this folder."""
    return git(site, "rev-parse", "--is-inside-work-tree").strip() == "true"


def earlier_texts(site: Path, changes: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give a file with the texts that change, for a site that git does not keep."""
    if kept_by_git(site):
        return {}
    texts = {
        name: (site / name).read_text("utf-8", "replace")
        for name in changes
        if (site / name).is_file() and not name.endswith((".zip", ".whl"))
    }
    return {COPY: packed(texts)}
