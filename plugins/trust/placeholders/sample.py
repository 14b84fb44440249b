"""Find what a practice took over from the sample without making it its own.

What is about the sample's people and its practice can be true of nobody. What a
page says about the practice, or about health, may be true of another one: then
somebody there has read it and confirmed exactly these words (`confirmations`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path
from textwrap import shorten

from build_cache.files import files_below
from confirmations.model import Confirmations, text_of
from content_model.front_matter import UNSEEN, FrontMatter
from content_model.kinds import BY_FOLDER, is_language
from diagnostics import Diagnostic
from placeholders.facts import Fact, facts_in
from placeholders.known import SHORTEST, KnownTexts
from placeholders.passages import Passage, fields_of, passages
from plain_data import dataclass

RULE = "sample"
CLAIMING = "practice/article_index.toml"  # facts that say how good the articles are
CONFIRMED = "confirmations.toml"
# Facts, drawings, and the checklist's fixed words.
WORDED = re.compile(r"(?:^|/)(?:practice|drawings|signs)/[^/]+\.toml$")
MOSTLY = 0.5  # of a health text's sentences: then the text is the sample's
UNCONFIRMED = (
    "texts that nobody of your practice has confirmed. Read them, change what is not"
    " so, then: ./run confirm content --by NAME"
)
# Numbers and domains that are reserved for examples reach nobody.
_RESERVED = re.compile(
    r"\b555[-. \N{NON-BREAKING HYPHEN}]?01\d\d\b|\bexample\.(?:com|org|net|edu)\b"
    r"|[\w-]\.(?:example|invalid|test)(?=[/:\s\"')\]>]|$)"
)
LOOSE = re.compile(r"\s+(?=[.,;:!?])")


@dataclass(frozen=True, slots=True)
class File:
    """A file of content, read.

    Attributes:
        name: Below content: `es/pages/contacto.md`.
        kind: Its folder, in whatever language: `pages`.
    """

    name: str
    kind: str
    text: str
    fields: FrontMatter = field(repr=False)
    said: Sequence[Passage] = field(repr=False)

    @classmethod
    def read(cls, path: Path, content: Path) -> "File":
        """Cut a file into what it says."""
        return cls.of_text(path.relative_to(content).as_posix(), text_of(path))

    @classmethod
    @lru_cache(maxsize=4096)  # a preview reads the same files again and again
    def of_text(cls, name: str, text: str) -> "File":
        """Cut a text."""
        folders = [part for part in name.split("/")[:-1] if not is_language(part)]
        kind = folders[0] if folders else ""
        fields = fields_of(name, text if name.endswith(".md") else "")
        return cls(name, kind, text, fields, passages(f"content/{name}", text, fields))

    @property
    def is_health(self) -> bool:
        """Whether a clinician has to stand for it."""
        return is_health(self.kind)

    @property
    def is_draft(self) -> bool:
        """Whether visitors never see it."""
        return self.fields.values.get("status") in UNSEEN

    @property
    def sentences(self) -> list[Passage]:
        """What is long enough to be somebody's words."""
        return [
            passage
            for passage in self.said
            if passage.sort in {"sentence", "field"} and len(passage.words) >= SHORTEST
        ]


def is_health(folder: str) -> bool:
    """Tell whether the texts of a folder say something about health."""
    kind = BY_FOLDER.get(folder)
    return kind.health if kind else folder == "drawings"


class Reader:
    """Compares a practice's files with the sample's texts."""

    def __init__(
        self, content: Path, known: KnownTexts, confirmed: Confirmations
    ) -> None:
        self.content, self.known, self.confirmed = content, known, confirmed

    def check(self, file: File) -> Iterator[Diagnostic]:
        """Yield at most one mistake for each reason in a file."""
        yield from self._made_up(file)
        yield from self._reserved(file)
        if file.kind in {"people", "comments"}:
            return  # nobody can confirm what somebody else is or said
        if not self.confirmed.covers(file.name, file.text):
            yield from self._unconfirmed(file)

    def _made_up(self, file: File) -> Iterator[Diagnostic]:
        found = [
            sentence
            for sentence in file.sentences
            if self.known.has("made-up", sentence) and file.name.endswith(".md")
        ]
        if found and file.kind == "comments":
            problem, fix = "This comment is the sample's.", "Delete the file."
        elif found and file.kind == "people":
            problem = f"This person does not exist: {_counted(found, file.sentences)}"
            problem += " are the sample's."
            fix = "Remove the file, or write about somebody of yours."
        elif found:
            problem = f"“{found[0].text}” is about the sample practice."
            fix = "Take it out, and whatever else is."
        else:
            found, problem, fix = self._names(file)
        if found:
            yield self._mistake(file, found[0].line, problem, fix)

    def _names(self, file: File) -> tuple[list[Passage], str, str]:
        """Find people, places and plans of the sample, wherever they are named."""
        found = {
            name: passage
            for passage in reversed(file.said)
            for name in self.known.phrases_in(passage)
        }
        shortest = [
            name for name in found if not any(o != name and o in name for o in found)
        ]
        names = ", ".join(f"“{name}”" for name in sorted(shortest))
        places = sorted(found.values(), key=lambda passage: passage.line)
        verb = "are" if len(shortest) > 1 else "is"
        return places, f"{names} {verb} the sample's.", "Write your own."

    def _reserved(self, file: File) -> Iterator[Diagnostic]:
        places = list(enumerate(file.text.splitlines(), start=1))  # links' ends, too
        if file.name.endswith(".toml"):
            places = [(passage.line, passage.text) for passage in file.said]
        found = [
            (line, match[0])
            for line, text in places
            for match in _RESERVED.finditer(text)
        ]
        for line, words in dict.fromkeys(found):
            problem = f"“{words}” is reserved for examples: it reaches nobody."
            yield self._mistake(file, line, problem, "Write your own.")

    def _unconfirmed(self, file: File) -> Iterator[Diagnostic]:
        found = self._taken_over(file)
        if found:
            whose = f"{_counted(found, file.sentences)} are the sample's"
            problem = f"Nobody of your practice has confirmed this text: {whose},"
            said = LOOSE.sub("", found[0].text)  # a link or a fact left its place
            problem += f" such as “{shorten(said, 60, placeholder=' …')}”."
            mistake = self._mistake(file, found[0].line, problem, self._fix_of(file))
            yield replace(mistake, together=UNCONFIRMED)
            if file.name.endswith(".md"):
                return  # its days are confirmed with it
        for fact in facts_in(file.name, file.text):
            if self.known.has_fact(fact.file, fact.key, fact.value):
                yield self._mistake(file, fact.line, *self._of_fact(fact, file))

    def _taken_over(self, file: File) -> list[Passage]:
        """Find the sample's sentences; a few in a health text are no matter."""
        if file.is_health:
            found = [
                sentence
                for sentence in file.sentences
                if self.known.has("health", sentence)
            ]
            return found if len(found) >= MOSTLY * len(file.sentences) else []
        if file.kind != "pages" and file.name != CLAIMING:
            return []
        return [
            sentence for sentence in file.sentences if self.known.has("claim", sentence)
        ]

    def _of_fact(self, fact: Fact, file: File) -> tuple[str, str]:
        if file.name.endswith(".md"):
            problem = f"“{fact.shown}: {fact.value}” is the sample's day."
            return problem, self._fix_of(file)
        problem = f"“{fact.shown}” is the sample's."
        return problem, f"Write your own; if yours is the same: {self._command(file)}"

    def _fix_of(self, file: File) -> str:
        return f"Read it, change what is not so, then: {self._command(file)}"

    def _command(self, file: File) -> str:
        return f"./run confirm {self.content.name}/{file.name} --by NAME"

    def _mistake(self, file: File, line: int, problem: str, fix: str) -> Diagnostic:
        return Diagnostic(f"{self.content.name}/{file.name}", line, problem, fix, RULE)


def _counted(found: Sequence[Passage], of: Sequence[Passage]) -> str:
    return f"{len(found)} of {len(of)} sentences"


def sample_texts(
    content: Path, known: KnownTexts, confirmed: Confirmations
) -> Iterator[Diagnostic]:
    """Yield everything of the sample that would be published as a fact."""
    reader = Reader(content, known, confirmed)
    for path in files_of(content):
        file = File.read(path, content)
        if not file.is_draft:
            yield from reader.check(file)


def files_of(content: Path) -> list[Path]:
    """List the files that visitors read in one form or another."""
    found = (
        content / name
        for name in files_below(content)
        if name.endswith(".md") or name == CONFIRMED or WORDED.search(name)
    )
    return sorted(path for path in found if path.is_file())  # others say what is not
