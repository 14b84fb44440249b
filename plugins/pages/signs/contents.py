"""Sign files and the checklist page, as Pelican knows them."""

from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import smartypants
from pelican.contents import Page
from pelican.readers import Readers

import commonmark
from build_cache.kept import kept_or_made
from content_model.contents import Sign
from content_model.model import Content, Source
from content_model.reader import ContentReader
from content_model.references import polish
from diagnostics import ContentError, Diagnostic, report
from facts.model import Facts
from facts.model import Wording as FactWording
from facts.said_once import put_within, said_once
from facts.toml_file import CODE, read_file
from facts.toml_text import content_of
from fast_build.contents import noted
from i18n import Speech
from signs.wording import Wording, typographic
from site_parts import BUILD_DAY, Settings

WORDING_FILE = "_wording.toml"
HERE = Path(__file__).parent


class SignFile(Content, Protocol):
    """A `Sign` as Pelican read it; it is on the checklist once it was reviewed."""

    reviewed: date
    next_review: date
    reviewer: str
    override_url: str
    override_save_as: str

    @property
    def content(self) -> str:
        """Its text, with links between files."""


class ChecklistPage(Page):
    """The page that shows all signs of one language."""

    default_template = "signs"


def read_signs(
    folder: Path, readers: Readers, settings: Settings, context: dict[str, object]
) -> list[SignFile]:
    """Read every sign of one language that is published; mistakes are reported."""
    found = []
    for path in sorted(folder.glob("[!_.]*.md")):
        try:
            sign = readers.read_file(
                base_path=settings["PATH"],
                path=path.relative_to(settings["PATH"]).as_posix(),
                content_class=Sign,
                context=context,
            )
        except ContentError:
            continue  # the reader has reported why
        polish(sign)
        if sign.waiting and (settings.get("PREVIEW") or settings.get("STAGING")):
            confirmed_today(sign, BUILD_DAY.of(settings))
        if sign.status == "published":
            found.append(sign)
    return sorted(found, key=lambda sign: (sign.order, sign.slug))


def confirmed_today(sign: SignFile, today: date) -> None:
    """Let a preview or a trial show a sign that nobody has confirmed yet."""
    sign.status = "published"
    for name in ("reviewed", "next_review"):
        if getattr(sign, name) is None:
            setattr(sign, name, today + timedelta(days=name == "next_review"))
            sign.metadata[name] = getattr(sign, name)


def sign_readers(readers: Readers, settings: Settings) -> Readers:
    """Return readers that check front matter, on a site that has none such too."""
    if issubclass(readers.reader_classes["md"], ContentReader):
        return readers
    own = Readers(settings)
    own.readers["md"] = ContentReader(settings)
    return own


def read_wording(
    folder: Path, root: Path, facts: Facts | None, speech: Speech, kept: Path
) -> Wording | None:
    """Read the fixed words of one language; None when they have mistakes.

    Args:
        facts: In that language, for what the words refer to.
        speech: That language.
        kept: Where they are kept, until something else is read or referred to.
    """
    path = folder / WORDING_FILE
    if not path.exists():
        shown = path.relative_to(root).as_posix()
        problem = "The checklist's fixed words are missing."
        fix = "Put the file beside the signs; the sample's shows what it holds."
        report.add(Diagnostic(shown, 1, problem, fix))
        return None
    wording = facts.wording if facts else FactWording()
    said = said_once(wording, facts.therapists if facts else 0, speech.say)

    def read() -> tuple[Wording | None, tuple[Diagnostic, ...]]:
        words, file = read_file(Wording, path, root)
        return words and typographic(put_within(words, said)), file.diagnostics

    made_of = path, content_of(path), said, smartypants.__version__
    words, diagnostics = kept_or_made(
        kept, made_of, read, HERE, Path(commonmark.__path__[0]), *CODE
    )
    report.add(*diagnostics)
    return words


def checklist_page(
    words: Wording, signs: list[SignFile], settings: Settings, **place: str
) -> Content:
    """Make the page of one language; its dates are those of its signs.

    Args:
        place: `lang`, `url` and the wording's `path` from the project's root.
    """
    oldest = min(signs, key=lambda sign: sign.reviewed)
    metadata = {
        "title": words.page.title,
        "nav_title": words.page.nav_title,
        "description": words.page.description,
        "summary": words.page.description,
        "kind": "page",
        "lang": place["lang"],
        "slug": place["url"].rstrip("/").rpartition("/")[2],
        "status": "published",
        "waiting": any(sign.waiting for sign in signs),
        "translation_id": "page/signs",
        "template": "signs",
        "url": place["url"],
        "save_as": f"{place['url']}index.html",
        "source": Source(place["path"], {}, 1, "page"),
        "outline": (),
        "read_minutes": 1,
        "author": oldest.author,
        "reviewer": oldest.reviewer,
        "date": min(sign.date for sign in signs),
        "modified": max(sign.date for sign in signs),
        "reviewed": oldest.reviewed,
        "next_review": min(sign.next_review for sign in signs),
    }
    page: Content = noted(ChecklistPage)("", metadata, settings, place["source_path"])
    return page
