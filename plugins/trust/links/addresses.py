"""What is wrong with an address that a visitor follows, told before anybody does."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from diagnostics.model import Level
from diagnostics.suggest import did_you_mean, nearest
from facts.values import TRACKING
from plain_data import dataclass

SCHEMES = frozenset({"http", "https", "mailto", "sms", "tel"})
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ON_THIS_COMPUTER = re.compile(
    r"(?:file:|[a-z]:[\\/]|https?://(?:localhost|127\.0\.0\.1|10\.\d+\.\d+\.\d+"
    r"|192\.168\.\d+\.\d+)(?=[:/]|$)|.*/__preview/)[^?#]{0,40}",
    re.IGNORECASE,
)
# Programs put themselves between a link and where it leads.
_WRAPPED = re.compile(
    r"https://(?:[\w-]+\.)*(google\.com|protection\.outlook\.com|facebook\.com)"
    r"/(?:url|l\.php)?\?(?:[^#]*&)?(?:q|u|url)=(https?(?:://|%3A%2F%2F)[^&#]+)",
    re.IGNORECASE,
)
_SHORTENED = re.compile(
    r"https?://(?:www\.)?(bit\.ly|tinyurl\.com|t\.co|ow\.ly|buff\.ly|is\.gd|rb\.gy"
    r"|lnkd\.in|cutt\.ly|t\.ly|rebrand\.ly|shorturl\.at|goo\.gl(?!/maps))/",
    re.IGNORECASE,
)
_OF_AN_ACCOUNT = re.compile(
    r"https?://((?:docs|drive|mail)\.google\.com|(?:www\.)?dropbox\.com|onedrive\.live"
    r"\.com|1drv\.ms|[\w-]+\.sharepoint\.com|outlook\.\w+\.com|www\.canva\.com"
    r"|[^/]+(?=/wp-admin/))",
    re.IGNORECASE,
)
_ONE_SLASH = re.compile(r"(https?):/?([^/\s].*)", re.IGNORECASE)
_WITHOUT_COLON = re.compile(r"https?/{1,2}(?=\w)", re.IGNORECASE)
_IN_MAIL = re.compile(r"mailto:[^@\s]+@[\w-]+(?:\.[\w-]+)+(?:\?\S*)?", re.IGNORECASE)
_IN_CALL = re.compile(r"(?:tel|sms):[\d+().-]{3,}(?:[;?]\S*)?", re.IGNORECASE)
_TWICE = re.compile(r"(?<=.)/{2,}")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
_SHARED_BY = {"si": ("youtube.com", "youtu.be", "spotify.com")}  # who passed it on


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong and what to write; a note where it may be right all the same."""

    problem: str
    fix: str
    level: Level = "error"


def slip(address: str) -> Slip | None:
    """Find the first thing that is wrong with an address."""
    return next((found for check in _CHECKS if (found := check(address))), None)


def scheme_of(address: str) -> str:
    """Find the scheme as browsers do, who pass over white space and controls."""
    found = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
    return found[1].lower() if found else ""


def _on_this_computer(address: str) -> Slip | None:
    if found := _ON_THIS_COMPUTER.match(address):
        problem = f"“{found[0]}” is on your computer, where no visitor can follow."
        return Slip(problem, "Link a page of this site, or a file of content/files/.")
    return None


def _wrapped(address: str) -> Slip | None:
    if found := _WRAPPED.match(address):
        problem = f"This link leads through {found[1]}, which sees who follows it."
        return Slip(problem, f"Write the address itself: {unquote(found[2])}.")
    if found := _SHORTENED.match(address):
        problem = f"This link leads through {found[1]}, which sees who follows it."
        return Slip(problem, "Open it, and write the address where it ends.")
    return None


def _not_whole(address: str) -> Slip | None:
    if found := _WITHOUT_COLON.match(address):
        problem = f"“{address}” is no whole address."
        return Slip(problem, f"Write https://{address[found.end() :]}.")
    if found := _ONE_SLASH.match(address):
        problem = f"“{address}” is no whole address."
        return Slip(problem, f"Write {found[1].lower()}://{found[2]}.")
    if address.startswith("//"):
        problem = f"“{address}” does not say how to reach it."
        return Slip(problem, f"Write https:{address}.")
    if scheme_of(address) in {"http", "https"} and not _HOST.fullmatch(_host(address)):
        problem = f"“{address}” names no host: “{_host(address)}” is none."
        return Slip(problem, "Copy the address from the browser again.")
    return None


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0].partition("?")[0].split(":")[0]


def _no_way(address: str) -> Slip | None:
    if not address.strip():
        return Slip("A link leads nowhere.", "Write an address between ( and ).")
    scheme = scheme_of(address)
    if scheme and scheme not in SCHEMES:
        problem = f"“{scheme}:” is no address that a visitor can follow."
        if near := nearest(scheme, SCHEMES):
            return Slip(problem, did_you_mean(f"“{near}:”"))
        return Slip(problem, "Link a page: [words]({filename}/pages/contact.md).")
    if scheme == "mailto" and not _IN_MAIL.fullmatch(unquote(address)):
        problem = f"“{address}” is no email address."
        return Slip(problem, "Write it as mailto:name@example.com, without spaces.")
    if scheme in {"tel", "sms"} and not _IN_CALL.fullmatch(unquote(address)):
        problem = f"“{address}” is no telephone number."
        return Slip(problem, "Write its digits: tel:+13035550142.")
    return None


def _on_this_site(address: str) -> Slip | None:
    """Find what makes another address of one of ours."""
    if scheme_of(address) or not re.match(r"[\w./\\]", address):
        return None
    path, mark, query = address.partition("?")
    if _TWICE.search(path) and not path.startswith("//"):
        return Slip(
            f"“{address}” has a slash twice.", f"Write {_TWICE.sub('/', path)}."
        )
    if mark and TRACKING.fullmatch(query.partition("=")[0]):
        problem = f"“{query}” in this address tells where a visitor came from."
        return Slip(problem, f"Write {path}.")
    if "\\" in address:
        plain = address.replace("\\", "/")
        plain += "" if "." in plain.rpartition("/")[2] or plain[-1] == "/" else "/"
        return Slip(f"“{address}” has \\ for /.", f"Write {plain}.")
    return None


def _tracking(address: str) -> Slip | None:
    plain = without_tracking(address)
    if plain == address:
        return None
    parts = urlsplit(address)
    names = (name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    name = next(name for name in names if _tells(name, parts.netloc))
    problem = f"“{name}” in this address tells who follows it, and from where."
    return Slip(problem, f"Write {plain}.")


def without_tracking(address: str) -> str:
    """Take out of an address elsewhere what only tells who follows it."""
    parts = urlsplit(address)
    given = parse_qsl(parts.query, keep_blank_values=True)
    kept = [part for part in given if not _tells(part[0], parts.netloc)]
    if not parts.scheme or len(kept) == len(given):
        return address
    return urlunsplit(parts._replace(query=urlencode(kept)))


def _tells(name: str, host: str) -> bool:
    return bool(TRACKING.fullmatch(name)) or host.endswith(_SHARED_BY.get(name, "\n"))


def _of_an_account(address: str) -> Slip | None:
    if found := _OF_AN_ACCOUNT.match(address):
        problem = f"{found[1]} may ask visitors to sign in, and sees who they are."
        fix = "Save it as PDF in content/files/ and link that: {static}/files/NAME.pdf."
        return Slip(problem, fix, "warning")
    return None


def _unprotected(address: str) -> Slip | None:
    if scheme_of(address) == "http":
        problem = f"“{address}” can be read and changed on its way."
        fix = (
            f"Write https{address.strip()[4:]}, and open it once to see that it works."
        )
        return Slip(problem, fix, "warning")
    return None


_CHECKS: tuple[Callable[[str], Slip | None], ...] = (
    _on_this_computer,
    _wrapped,
    _no_way,
    _not_whole,
    _on_this_site,
    _tracking,
    _of_an_account,
    _unprotected,
)
