"""Isso, with a door for plain forms.

    the site's form (no script) -> POST /comment -> Isso's own /new -> its queue
    -> the visitor is sent on to a page of the site

Isso takes JSON from its own script only. This is a WSGI application around it, so
that commenting works without scripts and with a policy that allows none from
elsewhere. Everything else goes to moderation.py, for staff.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from io import BytesIO
from urllib.parse import quote, urlencode
from wsgiref.types import WSGIEnvironment

from comments.form import (
    Application,
    form_fields,
    is_spam,
    language,
)
from comments.model import THANKS
from comments.moderation import SAID
from i18n import ENGLISH, Speech, gettext_noop

DOOR = "/comment"
LONGEST_TEXT = 3_000  # characters
ACCEPTED = ("201", "202")
LONGEST_PLACE = 254  # characters; Isso takes no more
PAGE = re.compile(r"/[\w/-]+", re.ASCII)


EMPTY = gettext_noop("The comment was empty.")
TOO_LONG = gettext_noop("The comment was too long.")
NOT_NOW = gettext_noop(
    "The comment could not be taken just now. Please try again later."
)
GO_BACK = gettext_noop("Go back to change it.")


class FormDoor:
    """Translates the form for Isso."""

    def __init__(
        self,
        isso: Application,
        site: str,
        speeches: Mapping[str, Speech],
        others: Application | None = None,
    ) -> None:
        """Stand before `isso`; send visitors on to the page that thanks them.

        Args:
            speeches: What speaks each language but English, by its folder.
            others: What answers all other requests; Isso by default.
        """
        self.others = others or isso
        self.isso = isso
        self.site = site.rstrip("/")
        self.speeches = speeches

    def __call__(
        self, environ: WSGIEnvironment, start: Callable[..., object]
    ) -> Iterable[bytes]:
        """Answer a form; leave everything else to others."""
        if environ["PATH_INFO"] != DOOR or environ["REQUEST_METHOD"] != "POST":
            return self.others(environ, start)
        fields = form_fields(environ)
        lang = language(environ, fields)
        if fields is None or len(fields.get("comment", "")) > LONGEST_TEXT:
            return self.refuse(start, "400 Bad Request", TOO_LONG, lang)
        if not fields.get("comment", "").strip():
            return self.refuse(start, "400 Bad Request", EMPTY, lang)
        if is_spam(fields):
            return self.send_on(start, fields)  # a program learns nothing
        status = self.pass_on(environ, fields)
        if status.startswith(ACCEPTED):
            return self.send_on(start, fields)
        return self.refuse(start, status, NOT_NOW, lang)

    def pass_on(self, environ: WSGIEnvironment, fields: dict[str, str]) -> str:
        """Give Isso the comment; return its answer's status."""
        body = json.dumps(
            {
                "author": fields.get("name", ""),
                "email": fields.get("email") or None,
                "text": fields["comment"],
                "title": fields.get("title") or fields.get("page", ""),
                "website": self.answered(fields),
            }
        ).encode()
        kept = {k: v for k, v in environ.items() if not k.startswith(SAID)}
        inner = kept | {
            "PATH_INFO": "/new",
            "QUERY_STRING": urlencode({"uri": fields.get("page", "")}),
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
        }
        statuses: list[str] = []
        list(self.isso(inner, lambda status, *_: statuses.append(status)))
        return statuses[0]

    def answered(self, fields: Mapping[str, str]) -> str | None:
        """Give the address of the comment that this one answers, if it does.

        Isso knows its own comments only, and one of the site may be a file of staff.
        So it keeps the place on the site, as if it were the writer's website: the
        moderator can follow it, and importing.py finds the comment's name there.
        """
        name, page = fields.get("reply_to", ""), fields.get("page", "")
        place = f"{self.site}{page}#comment-{quote(name, safe='')}"
        known = name and PAGE.fullmatch(page) and len(place) <= LONGEST_PLACE
        return place if known else None

    def send_on(
        self, start: Callable[..., object], fields: Mapping[str, str]
    ) -> list[bytes]:
        """Send the visitor back to the page of the site that their form names."""
        named = fields.get("next", "")
        onward = self.site + (named if PAGE.fullmatch(named) else THANKS)
        start("303 See Other", [("Location", onward), ("Content-Length", "0")])
        return [b""]

    def refuse(
        self, start: Callable[..., object], status: str, words: str, lang: str
    ) -> list[bytes]:
        """Say what went wrong in the language of the page, in English without one."""
        speech = self.speeches.get(lang, ENGLISH)
        said = f"{speech.say(words)} {speech.say(GO_BACK)}"
        return answer(start, status, said, speech)


def answer(
    start: Callable[..., object], status: str, words: str, speech: Speech
) -> list[bytes]:
    """Say in one or two sentences what went wrong."""
    page = (
        f'<!doctype html><html lang="{speech.code}" dir="{speech.direction}">'
        '<meta name="viewport"'
        f' content="width=device-width"><title>{escape(words)}</title>'
        f"<p>{escape(words)}"
    ).encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(page))),
    ]
    start(status, headers)
    return [page]
