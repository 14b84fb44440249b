"""What a site remembers of its start: answers, version, and the texts it was given.

    .starter/start.toml     the version of the software that the texts are from
    .starter/answers.toml   the answers, for a newer edition to use again
    .starter/texts.zip      the texts as they were given: what an update compares
    .starter/hosts.zip      the same of workflows and settings for its hosts

Plain files in the site's own folder, so that an update needs neither a network nor
git nor the older software.
"""

import io
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit

from facts.values import EmailAddress, FactError, Telephone, WebAddress
from plain_data import dataclass
from start.answers import Answers, read_answers

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FOLDER = ".starter"
_ALIKE = (1980, 1, 1, 0, 0, 0)  # the same texts make the same file
HEAD = "# What this site was started with. `./run update` uses it again.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was noted at the start, or at the last update.

    Attributes:
        texts: By their path below content/.
        hosts: Files for its hosts by their path in the site; none of them where a
            site was started before they were noted.
    """

    version: str
    started: date
    texts: Mapping[str, str]
    hosts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, site: Path) -> "Record":
        """Read a site's record.

        Raises:
            FactError: There is none, or it cannot be read.
        """
        folder = site / FOLDER
        try:
            noted = tomllib.loads((folder / "start.toml").read_text(encoding="utf-8"))
            texts = unpacked((folder / "texts.zip").read_bytes())
            path = folder / "hosts.zip"
            hosts = unpacked(path.read_bytes()) if path.is_file() else {}
            return cls(
                version=noted["version"],
                started=noted["started"],
                texts=texts,
                hosts=hosts,
            )
        except FileNotFoundError as error:
            problem = f"This folder has no {FOLDER}/, which `start` makes."
            fix = "Run it in the folder of a site that was started with ./run start."
            raise FactError(problem, fix) from error
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            problem = f"{FOLDER}/ cannot be read."
            raise FactError(problem, "Take it back from git or a copy.") from error

    def files(self) -> dict[str, bytes]:
        """Give its files, by their path in the site, without the answers."""
        noted = f'version = "{self.version}"\nstarted = {self.started}\n'
        return {
            f"{FOLDER}/start.toml": noted.encode(),
            f"{FOLDER}/texts.zip": packed(self.texts),
            f"{FOLDER}/hosts.zip": packed(self.hosts),
        }


def answers_of(site: Path) -> Answers:
    """Read the answers back.

    Raises:
        ContentError: One sentence for everything that is wrong with them.
    """
    return read_answers(site / FOLDER / "answers.toml")


def answers_text(answers: Answers) -> str:
    """Write answers as `--answers` reads them."""
    return HEAD + tomlkit.dumps(_given(answers))


def _given(table: "DataclassInstance") -> dict[str, object]:
    """Give what is not the usual answer."""
    return {
        known.name: _plain(value)
        for known in fields(table)
        if (value := getattr(table, known.name)) != known.default
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Telephone):
        return value.plain
    if is_dataclass(value) and not isinstance(value, type | WebAddress | EmailAddress):
        return _given(value)
    return value if isinstance(value, bool) else str(value)


def packed(texts: Mapping[str, str]) -> bytes:
    """Put texts into a file that is the same for the same texts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(texts):
            place = zipfile.ZipInfo(name, _ALIKE)
            place.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(place, texts[name].encode())
    return file.getvalue()


def unpacked(file: bytes) -> dict[str, str]:
    """Read the texts back."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
