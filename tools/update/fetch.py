"""Get the newer software beside the site, without touching what the site runs."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from plain_data import dataclass
from start.software import FILE, NAME, requirements, without_hashes


class UpdateError(Exception):
    """The update goes no further; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Software:
    """A version of the software, unpacked.

    Attributes:
        folder: Holds the package, and is put on Python's path.
        given: Whether the wheel is somebody's file: then the site keeps it.
    """

    version: str
    wheel: Path
    folder: Path
    given: bool

    @property
    def package(self) -> Path:
        """The package itself."""
        return self.folder / NAME

    @property
    def pins(self) -> str:
        """What it stands on."""
        return (self.package / "requirements" / "site.txt").read_text(encoding="utf-8")

    def requirements(self) -> str:
        """Write the pin for a site."""
        return requirements(self.wheel if self.given else None, self.version, self.pins)

    def on_path(self) -> dict[str, str]:
        """Give the environment in which Python takes this version before others."""
        return {**os.environ, "PYTHONPATH": str(self.folder)}


def software_of(wheel: Path | None, version: str, work: Path) -> Software:
    """Take a wheel that somebody has, or let pip fetch one.

    Raises:
        UpdateError: There is none, or it is no wheel of this software.
    """
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    found = _known(wheel) if wheel else _fetched(version, work / "wheel")
    name = FILE.fullmatch(found.name)
    if name is None:
        msg = f"{found.name} is no file of this software: {NAME}-…-py3-none-any.whl."
        raise UpdateError(msg)
    folder = work / "software"
    try:
        with zipfile.ZipFile(found) as archive:
            archive.extractall(folder)
    except (OSError, zipfile.BadZipFile) as error:
        msg = f"{found.name} cannot be unpacked. Copy or fetch it again."
        raise UpdateError(msg) from error
    return Software(name[1], found, folder, wheel is not None)


def _known(wheel: Path) -> Path:
    if not wheel.is_file():
        msg = f"There is no file {wheel}."
        raise UpdateError(msg)
    return wheel.resolve()


def _fetched(version: str, folder: Path) -> Path:
    wanted = f"{NAME}=={version}" if version else NAME
    _pip("download", "--no-deps", "--only-binary", ":all:", "--dest", folder, wanted)
    return next(folder.glob("*.whl"))


def add_dependencies(software: Software, pins_now: str) -> None:
    """Put what the new version stands on beside it, where that differs.

    Raises:
        UpdateError: pip cannot get it.
    """
    wanted = without_hashes(software.pins)
    if wanted == without_hashes(pins_now):
        return
    listed = software.folder.with_name("pins.txt")
    listed.write_text(wanted, encoding="utf-8")
    _pip("install", "--target", software.folder, "--requirement", listed)


def install(software: Software, site: Path) -> bool:
    """Bring the site's own environment up to date; tell whether that went well."""
    pins = site / "requirements.txt"
    try:
        _pip("install", "--requirement", pins, cwd=site)
        _pip("install", "--no-deps", "--force-reinstall", software.wheel, cwd=site)
    except UpdateError:
        return False
    shutil.copy(pins, site / ".venv" / "pins.txt")
    return True


_OFFLINE = re.compile(r"NewConnection|NameResolution|Max retries|ConnectTimeout")


def _pip(*words: str | Path, cwd: Path | None = None) -> None:
    command = [sys.executable, "-m", "pip", words[0], "--quiet", "--retries", "1"]
    command += ["--timeout", "10", "--disable-pip-version-check", *words[1:]]
    done = subprocess.run(  # noqa: S603 - our own words, and files
        command, cwd=cwd, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode == 0:
        return
    if _OFFLINE.search(done.stderr):
        msg = "There is no network to fetch the software by: use --wheel FILE."
        raise UpdateError(msg)
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    msg = f"pip could not get the software: {lines[-1] if lines else 'no reason given'}"
    raise UpdateError(msg)
