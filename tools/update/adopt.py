"""All that an update changes in a site, worked out before anything is written."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from plain_data import dataclass
from reorganize import toml
from reorganize.texts import keys_cited
from start.record import Record
from start.software import FOLDER, moved
from update.choosing import Answer, Choice, Chooser
from update.editions import pictures_of, present_edition, settings_here
from update.follow import followed, moves_of
from update.offers import Offer, host_offers, offers
from update.renames import renamed, renamed_texts, renames_since
from update.trial import built, write

SOURCES = "content/sources.bib"


@dataclass(slots=True, kw_only=True)
class Update:
    """A site, the texts it was given, and those of this edition.

    Attributes:
        old_paths: What editions call files that the site calls otherwise.
    """

    site: Path
    record: Record
    edition: Record
    renamed_files: Mapping[str, str]
    renamed: Sequence[str]
    offers: Sequence[Offer]
    old_paths: Mapping[str, str]
    choices: list[Choice] = field(default_factory=list)

    @classmethod
    def of(cls, site: Path) -> "Update":
        """Compare a site with this edition.

        Raises:
            FactError: The site has no record of its start.
            ContentError: Its answers do not fit this edition.
        """
        record = Record.read(site)
        edition = present_edition(site, record)
        renames = renames_since(record.version)
        files = renamed(site, renames)
        content, settings = site / "content", settings_here()
        moves = moves_of(record.texts, content)
        # The new names are given to both sides: else a line beside one is a conflict.
        given = {f"content/{name}": text for name, text in record.texts.items()}
        given = renamed_texts(given, renames)
        before, _ = followed(_of_content(given), moves, settings)
        theirs, old_paths = followed(edition.texts, moves, settings)
        return cls(
            site=site,
            record=record,
            edition=edition,
            renamed_files=files,
            renamed=[f"{rename.old} is now {rename.new}" for rename in renames],
            offers=[
                *offers(before, theirs, content, _of_content(files)),
                *host_offers(record.hosts, edition.hosts, site),
            ],
            old_paths=old_paths,
        )

    @property
    def dropped(self) -> list[str]:
        """Texts that the site has and this edition has no more."""
        return sorted(
            name
            for name in self.record.texts.keys() - self.edition.texts.keys()
            if (self.site / "content" / name).is_file()
        )

    def changes(
        self, choose: Chooser, pin: str, wheel: Path | None
    ) -> dict[str, bytes]:
        """Ask for every offer; give each file that changes, by path in the site."""
        self.choices = [choose(offer) for offer in self.offers]
        texts = dict(self.renamed_files)
        taken = {
            choice.offer.file: choice.offer.text(choice.take_theirs)
            for choice in self.choices
            if choice.answer is Answer.TAKE
        }
        texts |= taken
        if SOURCES in taken:
            texts[SOURCES] = self._without_new_sources_uncited(texts)
        pins = self.site / "requirements.txt"
        before = pins.read_text(encoding="utf-8") if pins.is_file() else ""
        texts["requirements.txt"] = moved(before, pin)
        found = {name: text.encode() for name, text in texts.items()}
        if wheel:
            found[f"{FOLDER}/{wheel.name}"] = wheel.read_bytes()
        found |= pictures_of(taken, self.site)
        return found | self.noted().files()

    def _without_new_sources_uncited(self, texts: Mapping[str, str]) -> str:
        """Leave out new sources of texts that nobody took."""
        known = toml.source_keys(self.record.texts.get("sources.bib", ""))
        new = toml.source_keys(texts[SOURCES]) - known
        said = [text for name, text in texts.items() if name != SOURCES]
        said += [
            path.read_text("utf-8", "replace")
            for path in (self.site / "content").rglob("*")
            if path.suffix in {".md", ".toml"}
        ]
        cited = {key for text in said for key in keys_cited(text) | _listed(text)}
        return toml.without_sources(texts[SOURCES], new - cited)

    def noted(self) -> Record:
        """Give the record after this: what was put off is offered again."""
        later = {
            self.old_paths.get(choice.offer.path, choice.offer.path)
            for choice in self.choices
            if choice.answer is Answer.LATER
        }
        before, new = self.record, self.edition
        return Record(
            version=new.version,
            started=before.started,
            texts=_but_later(before.texts, new.texts, later),
            hosts=_but_later(before.hosts, new.hosts, later),
        )

    def problem_of(self, changes: Mapping[str, bytes], folder: Path) -> str:
        """Build a copy of the site with the changes; return what stopped it."""
        return built(self.site, changes, folder)

    def carry_out(self, changes: Mapping[str, bytes]) -> None:
        """Change the site, and take the earlier software's file away."""
        write(self.site, changes)
        for path in (self.site / FOLDER).glob("*.whl"):
            if f"{FOLDER}/{path.name}" not in changes:
                path.unlink()

    def summary(self, *, with_git: bool) -> str:
        """Say what was done, and what is left."""
        taken = [choice for choice in self.choices if choice.answer is Answer.TAKE]
        later = [choice for choice in self.choices if choice.answer is Answer.LATER]
        lines = [f"The site is on version {self.edition.version} now."]
        if taken:
            lines.append(
                f"{len(taken)} {'text was' if len(taken) == 1 else 'texts were'} taken;"
                " what a clinician has to confirm"
                " waits: ./run review."
            )
        lines += [
            f"left for you: {choice.offer.file} (./run update asks)" for choice in later
        ]
        if with_git:
            lines.append("Look at it with git diff, and commit it.")
        else:
            lines.append(
                "Git does not keep this folder: the texts as they were are in"
                " .starter/before-update.zip."
            )
        return "\n".join(lines)


def _but_later(
    before: Mapping[str, str], new: Mapping[str, str], later: Container[str]
) -> dict[str, str]:
    """Give what is new, but for what was put off: that stays as it was."""
    return {
        name: before[name] if name in later else text
        for name, text in new.items()
        if name not in later or name in before
    }


def _listed(text: str) -> set[str]:
    """Find the keys that a sign's front matter or fixed words name."""
    return toml.quoted(text) | {
        key.strip()
        for line in text.splitlines()
        if line.startswith("sources: [")
        for key in line.removeprefix("sources: [").rstrip("]").split(",")
    }


def _of_content(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files below content/, named from there."""
    return {
        name.removeprefix("content/"): text
        for name, text in files.items()
        if name.startswith("content/")
    }
