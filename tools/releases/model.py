"""Where releases stand, and what they are called."""

import re
from pathlib import Path

PARTIAL = ".partial"
_RELEASE = re.compile(r"\d{6}")


class PublishRefused(Exception):  # noqa: N818 - a refusal, not a fault of ours
    """One or two sentences for the person who publishes; the live site stands."""


class Shelf:
    """The folder a server's document root points into.

    Releases are counted, not dated: a clock that is set back changes nothing.
    One with a higher number than the live one was rolled back.

    Attributes:
        releases: The folder that holds every release.
        current: The link that the server serves.
        previous: The link to the release that was live before.
        building: The folder that the next site is built in.
        lock: The file that one publish at a time holds.
        turning: The file that holds who turns a link or removes a release.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.releases = folder / "releases"
        self.current = folder / "current"
        self.previous = folder / "previous"
        self.building = folder / "building"
        self.lock = folder / ".publishing"
        self.turning = folder / ".turning"

    def is_foreign(self, link: Path) -> bool:
        """Tell whether something stands where a link to a release should be."""
        if not link.is_symlink():
            return link.exists()
        target = link.readlink()
        return target.parent.name != self.releases.name or not _RELEASE.fullmatch(
            target.name
        )

    def complete(self) -> list[Path]:
        """List the whole releases, oldest first."""
        found = self.releases.iterdir() if self.releases.is_dir() else ()
        whole = (folder for folder in found if _RELEASE.fullmatch(folder.name))
        return sorted(whole)

    def live(self) -> Path | None:
        """Return the release that visitors see, if there is one."""
        if not self.current.is_symlink() or self.is_foreign(self.current):
            return None
        return self.releases / self.current.readlink().name

    def next_name(self) -> str:
        """Return the name of the release to come: one more than the newest."""
        newest = max((int(release.name) for release in self.complete()), default=0)
        return f"{newest + 1:06}"

    def before(self, release: Path) -> Path | None:
        """Return the newest release that is older than this one."""
        older = [other for other in self.complete() if other.name < release.name]
        return older[-1] if older else None
