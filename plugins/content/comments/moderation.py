"""Isso's own pages, as staff need them and nobody else.

    a request that FormDoor leaves -> Moderation -> Isso's queue, for who logged in

Isso also has ways for scripts of other sites to read, write and vote; none of them
is reached from outside. Its cookie becomes two: the session, which no script can read
and no other site sends, and a mark that Isso's own "log out" can remove.
"""

import re
from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit
from wsgiref.types import WSGIEnvironment

from comments.form import Application

MARK = "admin-session"  # as Isso calls its cookie
DAY = 24 * 60 * 60  # seconds; Isso's session ends then
PAGES = re.compile(r"/(?:admin|login)/|/(?:css|js|img)/[\w.-]+")
DECISIONS = re.compile(r"/id/\d+/(?:activate|edit|delete)/[\w.-]+")
# Who a visitor is, the server says; what visitors say themselves is not passed on.
SAID = ("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_X_SCRIPT", "HTTP_X_REAL")
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
]


class Moderation:
    """Stands before Isso."""

    def __init__(self, isso: Application, endpoint: str) -> None:
        """Know the address that staff and visitors reach it by."""
        self.isso = isso
        self.address = urlsplit(endpoint)
        self.safe = self.address.scheme == "https"
        self.session = "__Host-session" if self.safe else "session"

    def __call__(
        self, environ: WSGIEnvironment, start: Callable[..., object]
    ) -> Iterable[bytes]:
        """Answer staff; for others there is nothing here."""
        path, session = environ["PATH_INFO"], self.session_of(environ)
        if not PAGES.fullmatch(path) and not DECISIONS.fullmatch(path):
            return refuse(start, "404 Not Found")
        if DECISIONS.fullmatch(path) and not session:
            return refuse(start, "403 Forbidden")
        inner = self.as_told_by_us(environ)
        if session:
            inner["HTTP_COOKIE"] = f"{MARK}={session}"

        def begin(status: str, headers: list[tuple[str, str]], *more: object) -> object:
            return start(status, [*self.safer(headers), *HEADERS], *more)

        return self.isso(inner, begin)

    def as_told_by_us(self, environ: WSGIEnvironment) -> WSGIEnvironment:
        """Leave out cookies, and what a request says of where it came from."""
        kept = {
            name: value
            for name, value in environ.items()
            if not name.startswith(SAID) and name != "HTTP_COOKIE"
        }
        scheme = {"wsgi.url_scheme": self.address.scheme}
        return kept | scheme | {"HTTP_HOST": self.address.netloc}

    def session_of(self, environ: WSGIEnvironment) -> str:
        """Give the session of a request, or nothing once staff logged out."""
        try:
            cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
        except CookieError:
            return ""
        if MARK not in cookies or self.session not in cookies:
            return ""
        return cookies[self.session].value

    def safer(self, headers: list[tuple[str, str]]) -> Iterable[tuple[str, str]]:
        """Keep the session from scripts and other sites; drop all other cookies."""
        for name, value in headers:
            if name.lower() == "set-cookie" and value.startswith(f"{MARK}="):
                session = SimpleCookie(value)[MARK].value
                rest = f"; Path=/; Max-Age={DAY}; SameSite=Strict"
                rest += "; Secure" * self.safe
                yield "Set-Cookie", f"{self.session}={session}; HttpOnly{rest}"
                yield "Set-Cookie", f"{MARK}=1{rest}"
            elif not name.lower().startswith(
                ("set-cookie", "x-set-cookie", "access-control", "cache-control")
            ):
                yield name, value


def refuse(start: Callable[..., object], status: str) -> list[bytes]:
    """Answer without a word."""
    start(status, [("Content-Length", "0"), *HEADERS])
    return [b""]
