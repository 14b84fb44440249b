"""What a person means by `services/gyrotonic`: its files and addresses."""

from pathlib import Path

from content_model.addresses import local_address
from content_model.contents import CLASSES
from content_model.front_matter import UNSEEN
from content_model.kinds import BY_FOLDER
from content_model.model import Kind
from diagnostics import ContentError, Diagnostic
from diagnostics.suggest import suggest
from plain_data import dataclass
from reorganize.texts import field_values
from site_parts import Settings


@dataclass(frozen=True, slots=True)
class File:
    """One file of a target, in one language.

    Attributes:
        path: Below content/: "es/services/gyrotonic.md".
        address: "/es/servicios/gyrotonic/"; empty for what has no page.
    """

    path: str
    lang: str
    slug: str
    address: str
    title: str
    public: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A page, person or sign, with its translations; the original comes first."""

    kind: Kind
    slug: str
    files: tuple[File, ...]

    @property
    def paths(self) -> list[str]:
        """All its files, below content/."""
        return [file.path for file in self.files]

    @property
    def addresses(self) -> list[str]:
        """All its addresses."""
        return [file.address for file in self.files if file.address]


def find_target(content: Path, name: str, settings: Settings) -> Target:
    """Find what a name means.

    Raises:
        ContentError: No such file, with the nearest one.
    """
    folder, _, slug = name.removeprefix("content/").removesuffix(".md").partition("/")
    kind = BY_FOLDER.get(folder)
    if kind is None or not (content / folder / f"{slug}.md").is_file():
        raise ContentError(_unknown(content, name, folder, slug))
    files = [_file(content, kind, settings["DEFAULT_LANG"], slug, settings)]
    for lang in settings["LANGUAGES"]:
        for path in sorted((content / lang / folder).glob("*.md")):
            values = field_values(path.read_text(encoding="utf-8-sig"))
            if values.get("translates") == slug or (
                kind.name in {"sign", "person"} and path.stem == slug
            ):
                files.append(_file(content, kind, lang, path.stem, settings))
    return Target(kind, slug, tuple(files))


def _file(content: Path, kind: Kind, lang: str, slug: str, settings: Settings) -> File:
    main = lang == settings["DEFAULT_LANG"]
    path = f"{'' if main else f'{lang}/'}{kind.folder}/{slug}.md"
    values = field_values((content / path).read_text(encoding="utf-8-sig"))
    usual = kind.url if kind.name in CLASSES else ""  # signs have no pages
    pattern = settings.get(f"{kind.name.upper()}_URL", usual)
    address = local_address(settings, lang, pattern.format(slug=slug))
    return File(
        path=path,
        lang=lang,
        slug=slug,
        address=f"/{address}" if pattern else "",
        title=str(values.get("nav_title") or values.get("title") or ""),
        public=values.get("status", "published") not in UNSEEN,
    )


def _unknown(content: Path, name: str, folder: str, slug: str) -> Diagnostic:
    if folder not in BY_FOLDER:
        known = sorted(BY_FOLDER)
        otherwise = f"Write a kind first: {', '.join(known)}."
        fix = suggest(folder, known, otherwise, lambda near: f"{near}/{slug}")
    else:
        names = [path.stem for path in (content / folder).glob("[!_.]*.md")]
        fix = suggest(slug, names, "Look in content/.", lambda near: f"{folder}/{near}")
    return Diagnostic(f"content/{folder}", 1, f"There is no “{name}”.", fix)
