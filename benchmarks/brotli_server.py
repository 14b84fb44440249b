"""Serve a folder as a good host does: compressed, and cached by browsers."""

from contextlib import suppress
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlsplit

import brotli

TEXT = {"text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"}


def packed(path: Path) -> bytes:
    """Compress a file, or take what the build made of it."""
    sibling = path.with_name(f"{path.name}.br")
    if sibling.exists():
        return sibling.read_bytes()
    return brotli.compress(path.read_bytes())


def handler_for(folder: Path) -> type[BaseHTTPRequestHandler]:
    """Make a handler that answers for one folder."""

    @cache
    def answer(address: str) -> tuple[int, str, bytes]:
        path = folder / address.strip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return HTTPStatus.NOT_FOUND, "text/html", (folder / "404.html").read_bytes()
        kind = guess_type(path.name)[0] or "application/octet-stream"
        return HTTPStatus.OK, kind, packed(path) if kind in TEXT else path.read_bytes()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with suppress(ConnectionError):  # a visitor may leave in the middle
                super().handle()

        def do_GET(self) -> None:
            status, kind, body = answer(urlsplit(self.path).path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=31536000")
            if kind in TEXT and status == HTTPStatus.OK:
                self.send_header("Content-Encoding", "br")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Keep quiet."""

    return Handler
