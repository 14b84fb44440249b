"""Serve the output folder to the author's own browser, with the preview aids.

The aids are added to the bytes that are sent. No file of the output changes,
so nothing of them can ever be published.
"""

import errno
import json
import mimetypes
import re
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from types import MappingProxyType
from urllib.parse import parse_qs, unquote, urlsplit

from admin.desk import FILES, POLICY
from admin.versions import RefusedError
from preview.model import Announcement, Desk
from preview.notes import file_state, page_state
from preview.site import Site

HERE = Path(__file__).parent
AIDS = "/__preview/"
SEARCH = "/search-index/"
SCRIPT = '<script type="module" src="/__preview/preview.js?v={}"></script>'
SCRIPTS = ("preview.js", "revise.js", "events.js")
NO_PAGE = (
    "<!DOCTYPE html><html lang=en><title>Preview</title><main><h1>No such page yet"
    "</h1><p>This reloads when something is built.</p></main>"
)
NAMED_BY_CONTENT = re.compile(r"[.-][0-9a-f]{10}(-\d+)?\.\w+$")
TYPES = {
    ".js": "text/javascript",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
    ".ics": "text/calendar",
    ".vcf": "text/vcard",
}
FOR_EVER = "max-age=31536000, immutable"
HEARTBEAT = 10  # seconds; a closed tab is noticed by then
PATIENCE = 20  # seconds to wait for a file that a build may still add
PORTS_TO_TRY = 20
LARGEST = 100_000_000  # bytes of what the browser editor sends, pictures included


class Server(ThreadingHTTPServer):
    """A server that stops at once: open browsers don't hold it back."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True


class NoPortError(Exception):
    """No port could be opened; the message says what to do."""


def open_server(desk: Desk, host: str, port: int) -> Server:
    """Open the first free port from `port` on."""
    handler = partial(Handler, desk=desk)
    for candidate in range(port, min(port + PORTS_TO_TRY, 65536)):
        try:
            return Server((host, candidate), handler)
        except PermissionError as error:
            msg = f"Port {candidate} may not be opened here. Try --port 8000."
            raise NoPortError(msg) from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                msg = f"{host} can't be used: {error.strerror}."
                raise NoPortError(msg) from error
    msg = f"The ports from {port} on are all in use. Try another, such as --port 9000."
    raise NoPortError(msg)


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, request: socket, address: tuple[str, int], server: BaseServer, desk: Desk
    ) -> None:
        self._desk = desk
        super().__init__(request, address, server)

    def do_GET(self) -> None:
        """Send an aid, a page or a file."""
        address = unquote(urlsplit(self.path).path)
        try:
            if address.startswith(AIDS):
                self._send_aid(address.removeprefix(AIDS))
            elif self._desk.admin and address.startswith("/admin/"):
                self._send_admin(address.removeprefix("/admin/"))
            else:
                self._send_file(address)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the tab was closed

    do_HEAD = do_GET  # noqa: N815 - named by http.server

    def do_POST(self) -> None:
        """Let the browser editor read and write, when the author switched it on."""
        length = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(min(length, LARGEST))
        if not self._desk.admin or self.path != FILES or not self._is_own_page():
            self._send(b"", "text/plain", HTTPStatus.FORBIDDEN)
            return
        try:
            answer: object = self._desk.admin.files.answer(
                json.loads(body), self.headers.get("X-Editor", "")
            )
            status = HTTPStatus.OK
        except RefusedError as error:
            answer = {"error": str(error), **error.details}
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        except (ValueError, OSError) as error:
            answer, status = {"error": str(error)}, HTTPStatus.UNPROCESSABLE_ENTITY
        self._send(json.dumps(answer).encode(), "application/json", status)

    def _is_own_page(self) -> bool:
        """Tell whether our own page asks: another site must not write files."""
        host = self.headers.get("Host", "")
        own = host.partition(":")[0] in {"localhost", "127.0.0.1"}
        kind = self.headers.get("Content-Type", "")
        asks = self.headers.get("Origin") == f"http://{host}"
        return own and asks and kind.startswith("application/json")

    def _send_admin(self, name: str) -> None:
        found = self._desk.admin.page(name) if self._desk.admin else None
        body, kind = found or (b"", "text/plain")
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        self._send(body, kind, status, {"Content-Security-Policy": POLICY})

    def _send_aid(self, name: str) -> None:
        if name == "events":
            self._send_events()
        elif name == "state.json":
            page = parse_qs(urlsplit(self.path).query).get("page", ["/"])[0]
            state = page_state(self._desk, page)
            self._send(json.dumps(state).encode(), "application/json")
        elif name == "file.json":
            path = parse_qs(urlsplit(self.path).query).get("path", [""])[0]
            state = file_state(self._desk, path)
            self._send(json.dumps(state).encode(), "application/json")
        elif name in SCRIPTS:
            self._send((HERE / name).read_bytes(), "text/javascript")
        else:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def _send_events(self) -> None:
        """Tell the browser each new version as it comes, until it goes away."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        version = -1
        while True:
            news = self._desk.wait(version, HEARTBEAT)
            event = json.dumps(self._event(news))
            line = f"data: {event}\n\n" if news.version != version else ":\n\n"
            self.wfile.write(line.encode())
            self.wfile.flush()
            version = news.version

    def _event(self, news: Announcement) -> dict[str, object]:
        """Say what preview.js needs to tell whether its page is another now."""
        same = news.same.items()
        return {
            "version": self._desk.name(news.version),
            "works": self._desk.latest.works,
            "only": news.only,
            "same": {page: self._desk.name(version) for page, version in same},
        }

    def _send_file(self, address: str) -> None:
        shown = self._desk.now()
        if not address.endswith("/") and shown.site.has_folder(address):
            self._redirect(f"{urlsplit(self.path).path}/")
            return
        status, found = HTTPStatus.OK, self._found(shown.site, address)
        unsaved = self._desk.unsaved.get(address)
        if unsaved and urlsplit(self.path).query == "unsaved":
            found = "index.html", unsaved
        elif address in shown.pages:
            found = "index.html", shown.pages[address]
        while not found and not shown.whole:  # the build is about to add it
            stage = shown.stage
            shown = self._desk.after(shown, PATIENCE)
            found = self._found(shown.site, address)
            if shown.stage == stage:
                break
        if not found:
            status = HTTPStatus.NOT_FOUND
            found = self._unknown(shown.site, address)
        name, body = found
        kind = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
        if kind == "text/html":
            body = with_aids(body, self._desk.name(shown.version))
        lasts = {"Cache-Control": FOR_EVER} if NAMED_BY_CONTENT.search(name) else {}
        self._send(body, kind or "application/octet-stream", status, lasts)

    def _unknown(self, site: Site, address: str) -> tuple[str, bytes]:
        """Give the page for unknown addresses, in the language of the folder."""
        language = address.split("/")[1]
        own = site.read(f"/{language}/404.html") if language else None
        return own or site.read("404.html") or ("404.html", NO_PAGE.encode())

    def _found(self, site: Site, address: str) -> tuple[str, bytes] | None:
        """Give a file of the site, or of the search index beside it."""
        if address.startswith(SEARCH) and self._desk.search:
            file = self._desk.search.file(address.removeprefix(SEARCH))
            return (file.name, file.read_bytes()) if file and file.is_file() else None
        found = site.read(address)
        if not found and self._is_as_before(address):
            found = Site(self._desk.output).read(address)
        return found

    def _is_as_before(self, address: str) -> bool:
        """Tell whether the last build's file is the one that is about to come."""
        of_theme = address.startswith("/theme/") and self._desk.theme_stands
        return of_theme or bool(NAMED_BY_CONTENT.search(address))

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", "/" + address.lstrip("/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(
        self,
        body: bytes,
        kind: str,
        status: HTTPStatus = HTTPStatus.OK,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        if kind.startswith("text/") or kind.endswith(("json", "xml")):
            kind += "; charset=utf-8"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in {"Cache-Control": "no-store", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what the build says."""


def with_aids(page: bytes, version: str) -> bytes:
    """Add the script before the end of the body, or at the end without one."""
    before, end, after = page.rpartition(b"</body>")
    script = SCRIPT.format(version).encode()
    return before + script + end + after if end else page + script
