"""How an old address and a new one may be written, and how hosts read them."""

import re
from urllib.parse import quote, unquote, urlsplit

LONGEST = 400  # bytes; nginx keeps no longer ones in its tables
LONGEST_PART = 200  # bytes; disks take no longer names
HOST = "abcdefghijklmnopqrstuvwxyz0123456789-."
# What stands for itself in an address; anything else is written as %C3%A9.
UNQUOTED = "/~!'()*+,;=:@&-._%?#[]"
# In a path, hosts take these for something else: a pattern, a query, a folder.
MEANS_MORE = frozenset('*?#\\{}<>|"')


def old_path(text: str) -> str | None:
    """Read an old path, %C3%A9 as é; None when no host could serve it.

    Args:
        text: What follows the host name, without the query.
    """
    try:
        path = unquote(text, errors="strict")
    except UnicodeDecodeError:
        return None
    parts = path.split("/")[1:]
    if not path.startswith("/") or "%2f" in text.lower() or not path.isprintable():
        return None
    if len(path.encode()) > LONGEST or MEANS_MORE & set(path):
        return None
    return path if all(map(fit, parts[:-1])) and fit(parts[-1] or "-") else None


def how_written(text: str) -> str:
    """Say how an old address is written, by this one where that can be told."""
    if "*" in text:
        return "No star stands for many pages here; {article} in braces does."
    path = re.sub(r"^\w+://[^/]*", "", text.strip())
    meant = f"/{path.lstrip('/')}"
    if path.strip("/") and meant != text and old_path(meant):
        return f"Write what follows the host name: {meant}."
    return "Write what follows the host name, such as /old-page/ or /?p=12."


def fit(part: str) -> bool:
    """Tell whether a part between slashes is a name of its own.

    One that starts with a colon stands for any name, on Netlify and Cloudflare.
    """
    usual = part not in {"", ".", ".."} and not part.startswith(":")
    return usual and len(part.encode()) <= LONGEST_PART


def new_address(text: str) -> str | None:
    """Write a new address so that no host reads more into it; None when it is none.

    Dollars and braces would be names of values to nginx and Caddy, spaces and
    quotes end it elsewhere.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    elsewhere = parts.scheme == "https" and bool(parts.netloc)
    if not text.isprintable() or (elsewhere and set(parts.netloc.lower()) - set(HOST)):
        return None
    within = not parts.scheme and not parts.netloc and text.startswith("/")
    if not (elsewhere or within) or "\\" in text:
        return None
    return quote(text, safe=UNQUOTED)
