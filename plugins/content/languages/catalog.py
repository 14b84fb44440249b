"""Read a language's words and see that none is missing.

    theme/locale/<language>.po, as translators' tools write it -> Speech

The words are those of the theme's templates, `{{ _("Contact us") }}`, and those
that plugins put into pages, `gettext_noop("Get help today:")`.
`invoke words` brings a catalog up to date with the templates.
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_from_dir
from babel.messages.pofile import read_po

from diagnostics import Diagnostic
from i18n import Speech

TEMPLATES = [("**.html", "jinja2")]
_PLACE = re.compile(r"%\((\w+)\)")
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}


def read_speech(code: str, locale: str, path: Path) -> tuple[Speech, Catalog]:
    """Read the catalog of one language; without a file, it has no words yet."""
    catalog = Catalog(locale=locale)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=locale)
    words: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if message.fuzzy or not complete(message):
            continue
        said, known = message.id, message.string
        if isinstance(said, str) and isinstance(known, str):
            words[said] = known
        elif known:
            plurals[said[0]] = tuple(known)
    right_to_left = Locale.parse(locale).text_direction == "rtl"
    rule = catalog.plural_expr
    return Speech(code, locale, words, plurals, right_to_left, rule), catalog


def all_words(theme: Path, plugins: Iterable[Path]) -> Catalog:
    """Collect what templates and plugins say, with the places where they say it."""
    catalog = Catalog(project="theme", copyright_holder="", fuzzy=False)
    found = extract_from_dir(str(theme), TEMPLATES, OPTIONS)
    for name, line, message, comments, context in sorted(
        found, key=lambda entry: entry[:2]
    ):
        catalog.add(
            message, None, [(name, line)], auto_comments=comments, context=context
        )
    for folder in plugins:
        for path in sorted(folder.glob("*/*.py")):
            if "gettext_noop(" in (text := path.read_text(encoding="utf-8")):
                where = path.relative_to(folder.parent.parent).as_posix()
                for line, message, _, _ in extract(
                    "python", BytesIO(text.encode()), keywords={"gettext_noop": None}
                ):
                    catalog.add(message, None, [(where, line)])
    return catalog


def missing_words(
    said: Catalog, known: Catalog, shown: str, path: Path
) -> Iterator[Diagnostic]:
    """Name each phrase that a catalog does not translate for certain.

    Args:
        shown: The catalog's path as an author knows it.
    """
    lines = _lines(path)
    for message in said:
        if not message.id:
            continue  # the header
        key = message.id if isinstance(message.id, str) else message.id[0]
        translated = known.get(key)
        if translated and complete(translated) and not translated.fuzzy:
            continue
        problem = f"“{key}” has no translation that is sure."
        fix = "Translate it, or confirm it by removing its “fuzzy” mark."
        yield Diagnostic(shown, lines.get(key, 1), problem, fix)


def strange_places(known: Catalog, shown: str, path: Path) -> Iterator[Diagnostic]:
    """Name each translation with a place for a value that the original lacks."""
    lines = _lines(path)
    for message in known:
        said = message.id if isinstance(message.id, tuple | list) else (message.id,)
        forms = message.string
        own = forms if isinstance(forms, tuple | list) else (forms,)
        places = set(_PLACE.findall(" ".join(said)))
        for place in sorted(set(_PLACE.findall(" ".join(filter(None, own)))) - places):
            problem = f"The translation of “{said[0]}” has a place for “{place}”."
            named = ", ".join(f"%({place})s" for place in sorted(places))
            fix = f"The original has {named}." if named else "The original has none."
            yield Diagnostic(shown, lines.get(said[0], 1), problem, fix)


def complete(message: Message) -> bool:
    """Tell whether a phrase is translated, in all its forms; a header is not one."""
    if not message.id:
        return False
    string = message.string
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _lines(path: Path) -> dict[str, int]:
    """Find the line of each phrase in a catalog's file."""
    if not path.exists():
        return {}
    text = path.read_text(encoding="utf-8").splitlines()
    return {
        line.removeprefix("msgid ").strip('"'): number
        for number, line in enumerate(text, start=1)
        if line.startswith("msgid ")
    }
