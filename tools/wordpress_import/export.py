"""Read a WordPress export (WXR) as a stream, however damaged it is."""

from contextlib import suppress
from pathlib import Path
from typing import IO

from lxml import etree

from wordpress_import.items import child_of, name_of, take_item, text_of
from wordpress_import.model import Export, NotAnExportError

# XML forbids these; WordPress exports text that was pasted with them.
FORBIDDEN = bytes(set(range(32)) - {9, 10, 13})


class _CleanFile:
    """A file whose forbidden control characters are left out as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.dropped = 0

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes; an empty answer means the end of the file only."""
        while raw := self._file.read(size):
            clean = raw.translate(None, FORBIDDEN)
            self.dropped += len(raw) - len(clean)
            if clean:
                return clean
        return b""


def read_export(path: Path) -> Export:
    """Read the export; nothing in it is run and no address is fetched."""
    _refuse_what_is_no_export(path)
    export = Export()
    with path.open("rb") as raw:
        file = _CleanFile(raw)
        items = etree.iterparse(
            file,
            events=("end",),
            resolve_entities=False,
            no_network=True,
            recover=True,
            huge_tree=True,
        )
        with suppress(etree.XMLSyntaxError):
            for _, element in items:
                _take(element, export)
    if file.dropped:
        export.damage.append(f"{file.dropped} control characters were left out.")
    if any(entry.level >= etree.ErrorLevels.FATAL for entry in items.error_log):
        first = items.error_log[0]
        export.damage.append(
            f"Line {first.line} is not valid XML ({first.message.strip()}). "
            "What could be read was read; compare the last posts with the old site."
        )
    return export


def _refuse_what_is_no_export(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(65536)
    if b"<!DOCTYPE" in start.split(b"<rss", 1)[0] or b"<!ENTITY" in start:
        msg = "It declares a document type, which no WordPress export does."
        raise NotAnExportError(msg)
    if b"<rss" not in start or b"wordpress.org/export/" not in start:
        msg = "It does not start like a WordPress export."
        raise NotAnExportError(msg)


def _take(element: etree._Element, export: Export) -> None:
    """Put what one finished element says into the export."""
    parent = element.getparent()
    inside = name_of(parent) if parent is not None else ""
    match inside, name_of(element):
        case "channel", "link":
            export.site = export.site or text_of(element)
        case "channel", "language":
            export.language = text_of(element)
        case "channel", "author":
            login = child_of(element, "author_login")
            export.authors[login.casefold()] = (
                child_of(element, "author_display_name") or login
            )
        case "channel", "item":
            take_item(element, export)
            element.clear()
