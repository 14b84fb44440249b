"""Where releases stand, and what they are called."""

import re
from dataclasses import dataclass
from pathlib import Path

PARTIAL = ".partial"
_RELEASE = re.compile(r"\d{6}")


class PublishRefused(Exception):  # noqa: N818 - a refusal, not a fault of ours
    """One or two sentences for the person who publishes; the live site stands."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder a server's document root points into.

    Releases are counted, not dated: a clock that is set back changes nothing.
    One with a higher number than the live one was rolled back.
    """

    folder: Path

    @property
    def releases(self) -> Path:
        """Return the folder that holds every release."""
        return self.folder / "releases"

    @property
    def current(self) -> Path:
        """Return the link that the server serves."""
        return self.folder / "current"

    @property
    def previous(self) -> Path:
        """Return the link to the release that was live before."""
        return self.folder / "previous"

    @property
    def building(self) -> Path:
        """Return the folder that the next site is built in."""
        return self.folder / "building"

    @property
    def lock(self) -> Path:
        """Return the file that one publish at a time holds."""
        return self.folder / ".publishing"

    @property
    def turning(self) -> Path:
        """Return the file that holds who turns a link or removes a release."""
        return self.folder / ".turning"

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
