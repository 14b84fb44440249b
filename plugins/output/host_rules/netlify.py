"""`_headers` and `_redirects`, which Netlify and Cloudflare Pages both read.

Both join values when two rules give one header, so no header stands in two
rules that could match one address: Cache-Control is stated only where it
differs from the hosts' own default, which is REVALIDATE. No pattern means "all
but one folder", so what differs there is stated for everything else by name.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

from host_rules.model import Redirect, Rules

_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_LETTERS = re.compile(r"[^\x21-\x7e]|[\"<>\\^`{|}]")  # what browsers encode
_SIGNS = "*:#?%\\"  # what readers of `_redirects` take for more than a letter
_UNKNOWN = "404"  # the status of a line that chooses a page for unknown addresses


def headers_file(rules: Rules) -> str:
    """Write `_headers`; Cloudflare takes the last of two blocks with one path."""
    differing = rules.differing
    blocks: dict[str, dict[str, str]] = {
        "/*": {k: v for k, v in rules.headers.items() if k not in differing}
    }
    if rules.apart:
        blocks |= {path: dict(differing) for path in rules.apart.beside}
        blocks[f"{rules.apart.prefix}*"] = dict(rules.apart.headers)
    for prefix, value in sorted(rules.caching.items()):
        blocks.setdefault(f"{prefix}*", {})["Cache-Control"] = value
    return "\n".join(_block(path, headers.items()) for path, headers in blocks.items())


def redirects_file(rules: Rules) -> str:
    """Write `_redirects`; an address with a query takes Netlify's own form.

    Netlify decodes what it is asked for and not what stands here, so letters stand
    as they are read: é, not %C3%A9. A file goes before a redirect there, and /?p=12
    has that of /, so those with a query are forced.
    Cloudflare passes over lines with a query: it cannot match one. It takes the
    nearest 404.html by itself, where Netlify wants a line for each language.
    """
    unknown = (
        Redirect(f"{folder}*", f"{folder}404.html", int(_UNKNOWN))
        for folder in rules.missing
    )
    return "".join(f"{_line(redirect)}\n" for redirect in (*rules.redirects, *unknown))


def _block(path: str, headers: Iterable[tuple[str, str]]) -> str:
    lines = [f"  {name}: {value}" for name, value in headers]
    return "\n".join([path, *lines, ""])


def _line(redirect: Redirect) -> str:
    path, mark, query = redirect.old.partition("?")
    asked = query.split("&") if mark else []
    status = f"{redirect.status}{'!' * bool(mark)}"
    return " ".join([_ENCODED.sub(_letters, path), *asked, redirect.new, status])


def _letters(encoded: re.Match[str]) -> str:
    """Decode what a line can hold as it is read: no space, no sign of the rules."""
    try:
        text = unquote(encoded[0], errors="strict")
    except UnicodeDecodeError:
        return encoded[0]
    fits = text.isprintable() and not set(text) & set(" " + _SIGNS)
    return text if fits else encoded[0]


def read_redirects(text: str) -> Iterator[Redirect]:
    """Read `_redirects` back, so that other hosts get the same rules."""
    for line in text.splitlines():
        words = line.split()
        if words and words[-1] != _UNKNOWN and not words[0].startswith("#"):
            yield _redirect(words)


def _redirect(words: list[str]) -> Redirect:
    path, *query, new, status = words
    path = _LETTERS.sub(lambda character: quote(character[0]), path)
    old = f"{path}?{'&'.join(query)}" if query else path
    return Redirect(old, new, int(status.rstrip("!")))
