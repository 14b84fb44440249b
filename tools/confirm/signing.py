"""Put a clinician's name and the day under a text that they have read."""

import re
from datetime import date
from pathlib import Path
from typing import Self

from confirmations.model import Confirmation, digest_of_text, text_of
from content_model.front_matter import FrontMatter, read_front_matter
from content_model.kinds import BY_FOLDER, is_language
from facts.model import UNFILLED
from page_status import status_of
from placeholders.known import known_texts
from placeholders.passages import Passage
from placeholders.sample import is_health
from plain_data import dataclass
from reviews.model import LONGEST_MONTHS, add_months, is_assistant
from reviews.plugin import works_alone

CONFIRMED = (".md", ".toml")
MARK = "\N{BYTE ORDER MARK}"  # some editors write it first


class ConfirmError(Exception):
    """Nothing can be confirmed so; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A confirmed file, and its text with the review's people and days.

    Attributes:
        confirmation: None of a person's page, which may change like any other.
    """

    path: Path
    text: str
    confirmation: Confirmation | None

    def write(self) -> None:
        """Write the text back; its line ends and its first mark are as they were."""
        self.path.write_bytes(self.text.encode())


@dataclass(frozen=True, slots=True)
class Signing:
    """Somebody who confirms, today.

    Attributes:
        by: Their file in people/, without .md.
        months: From today to the next review.
    """

    content: Path
    by: str
    name: str
    months: int
    today: date

    @classmethod
    def of(cls, content: Path, by: str, months: int, today: date) -> Self:
        """Refuse people whom the practice does not have.

        Raises:
            ConfirmError: In one sentence.
        """
        path = content / "people" / f"{by}.md"
        if not path.is_file():
            names = sorted(file.stem for file in path.parent.glob("*.md"))
            msg = f"“{by}” is not in people/. Use one of: {', '.join(names)}."
            raise ConfirmError(msg)
        found, _ = read_front_matter(text_of(path), path.name)
        name = str(found.values.get("title", by)) if found else by
        sample = any(known_texts().phrases_in(Passage(by, 1, "name")))
        if sample or any(known_texts().phrases_in(Passage(name, 1, "name"))):
            msg = f"{name} is the sample's and exists only there. Name one of yours."
            raise ConfirmError(msg)
        if not 1 <= months <= LONGEST_MONTHS:
            msg = f"{months} months to the next review: write 1 to {LONGEST_MONTHS}."
            raise ConfirmError(msg)
        return cls(content, by, name, months, today)

    def files(self, what: list[Path]) -> list[Path]:
        """List the texts of files and folders; a draft only if it is named itself.

        Raises:
            ConfirmError: For a path that is no text of this content.
        """
        found: list[Path] = []
        for path in (text.resolve() for text in what):
            if not path.exists() or not path.is_relative_to(self.content):
                msg = f"“{path.name}” is no file or folder of {self.content.name}/."
                raise ConfirmError(msg)
            inside = sorted(path.rglob("*")) if path.is_dir() else [path]
            texts = [path for path in inside if self._is_text(path)]
            found += texts if path.is_file() else filter(_is_no_draft, texts)
        if not found:
            msg = "There is no text to confirm here."
            raise ConfirmError(msg)
        return list(dict.fromkeys(found))

    def _is_text(self, path: Path) -> bool:
        inside = path.relative_to(self.content).parts
        folder = next((part for part in inside if not is_language(part)), "")
        known = folder in {*BY_FOLDER, "practice", "drawings"}
        if folder == "people":  # what it says is about them alone: nobody adopts it
            known = status_of(path) == "waiting"
        hidden = path.name.startswith((".", "_")) and path.suffix == ".md"
        return known and path.suffix in CONFIRMED and not hidden

    def confirmed(self, path: Path) -> Signed:
        """Make the confirmation of one text.

        Raises:
            ConfirmError: When its author would review it, or nobody has written it.
        """
        file = path.relative_to(self.content).as_posix()
        text = _as_it_is(path)
        folder = next(part for part in file.split("/") if not is_language(part))
        if is_health(folder) and path.suffix == ".md":
            text = self._reviewed(file, text)
        if path.suffix == ".md":
            text = self._compared(file, text)
            text = re.sub(r"^status: *waiting\b.*\r?\n", "", text, flags=re.MULTILINE)
        if folder == "people" and UNFILLED in text:
            msg = f"{file}: It still says “{UNFILLED}”. Write it first."
            raise ConfirmError(msg)
        words = digest_of_text(file, text.removeprefix(MARK))
        made = Confirmation(file=file, by=self.by, on=self.today, text=words)
        return Signed(path, text, None if folder == "people" else made)

    def _reviewed(self, file: str, text: str) -> str:
        """Write the reviewer and the days into the front matter, and nothing else."""
        plain = text.removeprefix(MARK).replace("\r\n", "\n")
        found, diagnostics = read_front_matter(plain, file)
        if found is None:
            raise ConfirmError(str(diagnostics[0]))
        if found.values.get("author") == self.by and not works_alone(self.content):
            msg = f"{file}: {self.name} wrote it, so somebody else has to review it."
            raise ConfirmError(msg)
        person, _ = read_front_matter(
            text_of(self.content / "people" / f"{self.by}.md"), self.by
        )
        if person and is_assistant(person.values.get("credentials") or ()):
            msg = f"{file}: {self.name} is an assistant; a therapist has to review it."
            raise ConfirmError(msg)
        later = add_months(self.today, self.months)
        for name, value in (
            ("reviewer", self.by),
            ("reviewed", str(self.today)),
            ("next_review", str(later)),
        ):
            text = _with_field(text, found, name, value)
        return text

    def _compared(self, file: str, text: str) -> str:
        """Note that a translation was read beside its original as that is today."""
        plain = text.removeprefix(MARK).replace("\r\n", "\n")
        found, _ = read_front_matter(plain, file)
        if found is None or "translates_version" not in found.values:
            return text
        return _with_field(text, found, "translates_version", str(self.today))


def _as_it_is(path: Path) -> str:
    """Read a file with its own line ends.

    Raises:
        ConfirmError: When it is no text.
    """
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        msg = f"{path.name} is not UTF-8 text. Save it as UTF-8 in your editor."
        raise ConfirmError(msg) from error


def _with_field(text: str, found: FrontMatter, name: str, value: str) -> str:
    """Change one line of the front matter, or add it at the end."""
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if name in found.lines:
        number = found.lines[name] - 1
        comment = re.search(r"\s#.*", lines[number])
        lines[number] = f"{name}: {value}{comment[0].rstrip() if comment else ''}{end}"
    else:
        last = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
        lines.insert(last, f"{name}: {value}{end}")
    return "".join(lines)


def _is_no_draft(path: Path) -> bool:
    if path.suffix != ".md":
        return True
    if path.parent.name == "people":
        return UNFILLED not in text_of(path)
    found, _ = read_front_matter(text_of(path).replace("\r\n", "\n"), path.name)
    return found is None or found.values.get("status") != "draft"
