"""Single facts as plain data: a telephone number, an address, a time zone.

Each class reads one value by `parse`, which says what would have been right.
"""

import re
from datetime import time
from typing import ClassVar, Self
from unicodedata import normalize
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from plain_data import dataclass
from plain_text import isolated
from schema import UnfitError

TRACKING = re.compile(
    r"utm_\w+|[a-z]*clid|mc_[ce]id|_h(?:sen|sm)i\w*|_ga|_gl|igsh(?:id)?|ref|referrer",
    re.IGNORECASE,
)
SITE_PATH = re.compile(r"(?:/[\w~-][\w.~-]*)*", re.ASCII)
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?", re.IGNORECASE)
NOT_WRITTEN = re.compile(r"[\s\"<>\\^`{|}]")
THIS_MACHINE = {"localhost", "127.0.0.1"}  # a preview may use it; publishing refuses


class FactError(UnfitError, ValueError):
    """A fact that cannot be right; every `parse` of this module raises it."""


def slug_of(name: str) -> str:
    """Make the last part of an address of a name; "" where no letter is left."""
    letters = normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    letters = re.sub(r"[^a-z0-9\s_-]", "", letters)  # St. Mary's is st-marys
    return re.sub(r"[\s_-]+", "-", letters).strip("-")


@dataclass(frozen=True, slots=True)
class Telephone:
    """A US telephone number.

    Attributes:
        digits: Ten digits, without the country code; "" for none.
        isolated: Among words that run from right to left, where its parts would
            change places otherwise.
    """

    digits: str
    isolated: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number as staff type it: 303-555-0142 or (303) 555-0142."""
        digits = re.sub(r"[ ().+-]", "", text).removeprefix("1")
        if not re.fullmatch(r"[2-9]\d{2}[2-9]\d{6}", digits):
            problem = f"“{text}” is not a US telephone number."
            raise FactError(problem, "Write ten digits, such as 303-555-0142.")
        return cls(digits)

    @property
    def shown(self) -> str:
        """As people read it; the hyphens do not break across lines."""
        area, exchange, line = self.digits[:3], self.digits[3:6], self.digits[6:]
        shown = f"{area}\N{NON-BREAKING HYPHEN}{exchange}\N{NON-BREAKING HYPHEN}{line}"
        return isolated(shown) if self.isolated else shown

    @property
    def plain(self) -> str:
        """With ordinary hyphens, for places that need ASCII."""
        return f"{self.digits[:3]}-{self.digits[3:6]}-{self.digits[6:]}"

    @property
    def international(self) -> str:
        """As machines dial it (RFC 3966, schema.org)."""
        return f"+1-{self.plain}"

    @property
    def url(self) -> str:
        """Where a tap on it leads."""
        return f"tel:{self.international}"

    @property
    def sms_url(self) -> str:
        """Where a tap leads that starts a text message."""
        return f"sms:+1{self.digits}"

    def __bool__(self) -> bool:
        return bool(self.digits)

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A stretch of a day in which the practice is open."""

    LISTED: ClassVar[str] = (
        'Write [] for a closed day, or hours such as ["08:00-12:00"].'
    )

    opens: time
    closes: time

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "08:00-12:00": both on one day, the end after the beginning."""
        fix = "Write opening and closing time as 08:00-12:00."
        if text.strip().lower() in {"", "-", "closed", "none"}:
            fix = cls.LISTED
        try:
            opens, closes = (
                time.fromisoformat(part.strip()) for part in text.split("-")
            )
        except ValueError as error:
            problem = f"“{text}” is not a stretch of a day."
            raise FactError(problem, fix) from error
        if opens >= closes:
            problem = f"“{text}” closes before it opens."
            raise FactError(problem, fix)
        return cls(opens, closes)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An https address of another site, or nothing where none is given."""

    url: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Accept https only; an empty text means that there is none."""
        parts = urlsplit(text)
        safe = parts.scheme == "https" or (
            parts.scheme == "http" and parts.hostname in THIS_MACHINE
        )
        # Host names go into the security policy, where a semicolon would end a rule.
        named = "." in parts.netloc or parts.hostname in THIS_MACHINE
        usual = HOST.fullmatch(parts.netloc) and not NOT_WRITTEN.search(text)
        whole = safe and named and usual
        if text and not whole:
            problem = f"“{text}” is not an https address."
            raise FactError(problem, "Write it whole: https://www.example.com/page.")
        return cls(text)

    @property
    def origin(self) -> str:
        """Scheme and host, as a Content-Security-Policy names them."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}" if self.url else ""

    def __bool__(self) -> bool:
        return bool(self.url)

    def __str__(self) -> str:
        return self.url


@dataclass(frozen=True, slots=True)
class SiteAddress(WebAddress):
    """The address of this site, without a slash at its end; it may have a path."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Refuse what pages can't be put behind, such as a query."""
        read = WebAddress.parse(text.rstrip("/"))
        parts = urlsplit(read.url)
        if parts.query or parts.fragment or not SITE_PATH.fullmatch(parts.path):
            problem = f"“{text}” is no address that pages can stand below."
            fix = f"Write host and folder alone, such as {read.origin}/clinic."
            raise FactError(problem, fix)
        return cls(read.url)


@dataclass(frozen=True, slots=True)
class LinkAddress(WebAddress):
    """An address that visitors follow: it must not tell anybody who they are."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Refuse parameters that only serve to follow people around."""
        read = WebAddress.parse(text)
        for name, _value in parse_qsl(urlsplit(text).query, keep_blank_values=True):
            if TRACKING.fullmatch(name):
                problem = f"“{name}” in “{text}” tracks visitors."
                raise FactError(problem, f"Take “{name}=…” out of the address.")
        return cls(read.url)


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """Where mail reaches somebody."""

    address: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Catch what is surely not an address; the mail server knows the rest."""
        if not re.fullmatch(r"[^@\s<>\":]+@[^@\s<>\":]+\.[A-Za-z]{2,}", text):
            problem = f"“{text}” is not an email address."
            raise FactError(problem, "Write it as name@example.com.")
        return cls(text)

    @property
    def url(self) -> str:
        """Where a tap on it leads."""
        return f"mailto:{self.address}"

    def __str__(self) -> str:
        return self.address


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its IANA name."""

    name: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Accept what the time zone database knows."""
        fix = "Write its IANA name, such as America/Denver."
        try:
            ZoneInfo(text)
        except (KeyError, ValueError, OSError) as error:
            problem = f"“{text}” is not a time zone."
            raise FactError(problem, fix) from error
        if "/" not in text and text != "UTC":
            problem = f"“{text}” knows no summer time."
            raise FactError(problem, fix)
        return cls(text)

    @property
    def info(self) -> ZoneInfo:
        """For computing with."""
        return ZoneInfo(self.name)

    def __str__(self) -> str:
        return self.name
