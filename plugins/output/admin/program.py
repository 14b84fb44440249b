"""Fetch the editor's program once, and only exactly the one that is pinned."""

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

PACKAGE, VERSION = "decap-cms", "3.16.3"
# The registry's own checksum of the package: another file is refused.
SHA512 = (
    "hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewa"
    "We4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
)
MAIN = "decap-cms.js"
PATIENCE = 180  # seconds for npm


class NoProgramError(Exception):
    """The editor could not be had; the message says what to do."""


def program(cache: Path) -> Path:
    """Give the folder of the editor's scripts, fetching them the first time."""
    folder = cache / f"{PACKAGE}-{VERSION}"
    if not (folder / MAIN).is_file():
        with tempfile.TemporaryDirectory() as work:
            archive = _packed(Path(work))
            _check(archive)
            _unpack(archive, folder)
    return folder


def _packed(work: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        msg = "The browser editor needs npm: install Node.js, then try again."
        raise NoProgramError(msg)
    command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent"]
    try:
        done = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            command,
            cwd=work,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
    except subprocess.SubprocessError as error:
        msg = "The browser editor could not be fetched: is there a connection?"
        raise NoProgramError(msg) from error
    return work / done.stdout.strip().split("\n")[-1]


def _check(archive: Path) -> None:
    digest = hashlib.sha512(archive.read_bytes()).digest()
    if base64.b64encode(digest).decode() != SHA512:
        msg = f"What came as {PACKAGE} {VERSION} is not what is pinned; it was deleted."
        raise NoProgramError(msg)


def _unpack(archive: Path, folder: Path) -> None:
    """Take the scripts that a browser loads; the main one last, as the sign of all."""
    scripts: dict[str, bytes] = {}
    with tarfile.open(archive) as package:
        for member in package:
            name = PurePosixPath(member.name)
            if name.parent.name == "dist" and name.name.endswith(MAIN):
                file = package.extractfile(member)
                scripts[name.name] = file.read() if file else b""
    folder.mkdir(parents=True, exist_ok=True)
    for script in sorted(scripts, key=lambda script: script == MAIN):
        (folder / script).write_bytes(scripts[script])
