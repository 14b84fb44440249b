"""Rules for Caddy: a snippet to import into the site's block.

Caddy answers errors on a route of their own, so the headers stand there too.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from host_rules.model import (
    BINARY_TYPES,
    HOST_FOLDER,
    REVALIDATE,
    TYPES,
    Redirect,
    Rules,
    quoted,
)


def site_rules(rules: Rules) -> str:
    """Write headers, caching, redirects and the page for unknown addresses."""
    headers = _headers(rules)
    on_errors = [*headers, _block("", _ON_ERRORS), *_missing(rules)]
    return "\n".join(
        [
            "# Made by the build; import it in the site's block.",
            *([f"@beside not path {rules.apart.prefix}*"] if rules.apart else []),
            *headers,
            *_caching(rules),
            *_types(),
            *_moves(rules),
            BEHAVIOR.read_text("utf-8")
            .replace("HOST_FOLDER", HOST_FOLDER)
            .replace("HEADERS", indented("\n".join(on_errors)))
            .replace("ROOT/", f"{rules.root}/"),
        ]
    )


def _headers(rules: Rules) -> list[str]:
    """State each header once for each address: Caddy would send the last alone."""
    differing = rules.differing
    same = {k: v for k, v in rules.headers.items() if k not in differing}
    blocks = [_block("", same | {"Vary": "Accept-Encoding"}, "-Server")]
    if rules.apart:
        part = f"{rules.apart.prefix}* "
        blocks += [_block("@beside ", differing), _block(part, rules.apart.headers)]
    return blocks


def _caching(rules: Rules) -> list[str]:
    kept = [f"{prefix}*" for prefix in sorted(rules.caching)]
    return [
        f"@asked_again not path {' '.join(kept) or f'{rules.root}/_hosts/*'}",
        _block("@asked_again ", {"Cache-Control": REVALIDATE}),
        *(
            _block(f"{prefix}* ", {"Cache-Control": value})
            for prefix, value in sorted(rules.caching.items())
        ),
    ]


def _block(matcher: str, headers: Mapping[str, str], *more: str) -> str:
    """Write headers that are set last of all, so that nothing adds to them."""
    lines = [f'{name} "{quoted(value)}"' for name, value in headers.items()]
    inside = indented("\n".join([*lines, *more, "defer"]))
    return f"header {matcher}{{\n{inside}\n}}"


def indented(text: str) -> str:
    """Move lines one step in."""
    return "\n".join(f"\t{line}" for line in text.splitlines())


def _missing(rules: Rules) -> list[str]:
    """Choose the page for unknown addresses by the language's folder."""
    lines = []
    for number, folder in enumerate(rules.missing):
        lines += [
            f"@missing{number} path {folder}*",
            f"rewrite @missing{number} {folder}404.html",
        ]
    folders = " ".join(f"{folder}*" for folder in rules.missing)
    return [
        *lines,
        f"@missing not path {folders}" if folders else "@missing path *",
    ]


def _types() -> list[str]:
    """State the types; which ones Caddy knows depends on its machine."""
    return [
        f'@{ending} path *.{ending}\nheader @{ending} Content-Type "{kind}"'
        for ending, kind in (TYPES | BINARY_TYPES).items()
        if ending != "html"
    ]


def _moves(rules: Rules) -> list[str]:
    """Look the path up in one table; those with a query are matched one by one.

    A query is handed on, unless the new address asks for something of its own.
    """
    named = [redirect for redirect in rules.redirects if "?" in redirect.old]
    plain = [redirect for redirect in rules.redirects if "?" not in redirect.old]
    return [
        *(_with_query(number, redirect) for number, redirect in enumerate(named)),
        _table(
            "site_moved", [redirect for redirect in plain if "?" not in redirect.new]
        ),
        _table(
            "site_moved_asking", [redirect for redirect in plain if "?" in redirect.new]
        ),
        _MOVED,
    ]


def _table(name: str, redirects: Iterable[Redirect]) -> str:
    """Map paths, which Caddy has decoded."""
    lines = [
        f'\t"{quoted(unquote(redirect.old))}" "{quoted(redirect.new)}"'
        for redirect in redirects
    ]
    lines = [f"map {{path}} {{{name}}} {{", *lines, '\tdefault ""', "}"]
    return "\n".join(lines)


def _with_query(number: int, redirect: Redirect) -> str:
    """Match path and query by name: a quoted path is no matcher of its own."""
    path, _, query = redirect.old.partition("?")
    name = f"@moved{number}"
    conditions = [
        f'\tpath "{quoted(unquote(path))}"',
        f"\tquery {' '.join(query.split('&'))}",
    ]
    matcher = "\n".join([f"{name} {{", *conditions, "}"])
    return f'{matcher}\nredir {name} "{quoted(redirect.new)}" {redirect.status}'


# Nothing of a file is an error's: neither its type nor how long it is kept.
_ON_ERRORS = {"Cache-Control": REVALIDATE, "Content-Type": TYPES["html"]}

_MOVED = """
@moved_with_query expression `{site_moved} != "" && {query} != ""`
redir @moved_with_query {site_moved}?{query} 301
@moved expression `{site_moved} != ""`
redir @moved {site_moved} 301
@moved_asking expression `{site_moved_asking} != ""`
redir @moved_asking {site_moved_asking} 301
"""

BEHAVIOR = Path(__file__).with_name("site.caddy")  # the same for every site
