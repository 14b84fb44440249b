"""Rules for nginx: `http.conf` for the http block, `server.conf` for a server.

Header lines stand in the server block only, with values from maps: an
`add_header` inside a location would silently drop all of them. Brotli needs
no module: a request that takes it is rewritten to the sibling file.
"""

import re
from collections.abc import Iterable
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

_ACCEPTS_BROTLI = r'"~*(^|[ ,])br([ ]*;[ ]*q=(1|0?\.0*[1-9])[0-9.]*)?[ ]*(,|$)"'


def http_conf(rules: Rules) -> str:
    """Write the maps: what is cached, what moved, who takes Brotli."""
    caching = [
        (f'"~^(200|206|304):{re.escape(prefix)}"', f'"{value}"')
        for prefix, value in sorted(rules.caching.items())
    ]
    paths = [redirect for redirect in rules.redirects if "?" not in redirect.old]
    queries = [redirect for redirect in rules.redirects if "?" in redirect.old]
    return "\n".join(
        [
            "# Made by the build; include it in nginx's http block.",
            # Never an error or a redirect: the next release may mend it.
            _map('"$status:$uri"', "$site_caching", [
                ("default", f'"{REVALIDATE}"'),
                *caching,
            ]),
            _map("$uri", "$site_moved_path", _moves(paths)),
            _map("$request_uri", "$site_moved_query", _moves(queries)),
            _map("$http_accept_encoding", "$site_brotli", [
                ("default", '".none"'),
                (_ACCEPTS_BROTLI, '".br"'),
            ]),
            _map("$uri", "$site_file", [
                ("default", "$uri"),
                ('"~^(?<site_folder>.*/)$"', '"${site_folder}index.html"'),
            ]),
            _map("$uri", "$site_missing", [
                ("default", f"{rules.root}/404.html"),
                *((f'"~^{folder}"', f"{folder}404.html") for folder in rules.missing),
            ]),
            _map("$uri", "$site_encoding", [("default", '""'), (r'"~\.br$"', '"br"')]),
            *_differing(rules),
        ]
    )  # fmt: skip


def server_conf(rules: Rules) -> str:
    """Write headers, redirects, types and the page for unknown addresses."""
    differing = {name: _variable(name) for name in rules.differing}
    headers = [
        *(rules.headers | differing).items(),
        ("Cache-Control", "$site_caching"),
        ("Content-Encoding", "$site_encoding"),
        ("Vary", "Accept-Encoding"),
    ]
    lines = [f'add_header {name} "{quoted(value)}" always;' for name, value in headers]
    return "\n".join(
        [
            "# Made by the build; include it in the site's server block.",
            *lines,
            BEHAVIOR.read_text("utf-8")
            .replace("HOST_FOLDER", HOST_FOLDER)
            .replace("TYPES", _TYPE_LINES)
            .replace("ROOT/", f"{rules.root}/"),
            *(_packed_type(ending, kind) for ending, kind in TYPES.items()),
            "",
        ]
    )


def _differing(rules: Rules) -> list[str]:
    """Choose by the path what one part of the site has otherwise."""
    if not rules.apart:
        return []
    part = f'"~^{re.escape(rules.apart.prefix)}"'
    return [
        _map("$uri", _variable(name), [
            ("default", f'"{quoted(rules.headers[name])}"'),
            (part, f'"{quoted(value)}"'),
        ])
        for name, value in rules.apart.headers.items()
    ]  # fmt: skip


def _variable(header: str) -> str:
    return f"$site_{header.lower().replace('-', '_')}"


def _map(source: str, name: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Write a map; volatile, because the 404 page is a second look-up."""
    lines = [f"    {key} {value};" for key, value in pairs]
    return "\n".join([f"map {source} {name} {{", "    volatile;", *lines, "}", ""])


def _moves(redirects: Iterable[Redirect]) -> list[tuple[str, str]]:
    """Pair old and new; nginx has decoded $uri, and leaves $request_uri as it came."""
    pairs = (
        (r.old, r.new) if "?" in r.old else (unquote(r.old), with_query(r.new))
        for r in redirects
    )
    entries = ((f'"{quoted(old)}"', f'"{quoted(new)}"') for old, new in pairs)
    return [("default", '""'), *entries]


def with_query(new: str) -> str:
    """Hand on what an address is asked with, unless the new one asks for its own."""
    path, mark, fragment = new.partition("#")
    return new if "?" in path else f"{path}$is_args$args{mark}{fragment}"


def _packed_type(ending: str, kind: str) -> str:
    return (
        f"location ~ \\.{ending}\\.br$ "
        f'{{ internal; gzip_static off; types {{}} default_type "{kind}"; }}'
    )


_TYPE_LINES = "\n".join(
    f"    {kind.split(';')[0]} {ending};"
    for ending, kind in (TYPES | BINARY_TYPES).items()
)

BEHAVIOR = Path(__file__).with_name("server.conf")  # the same for every site
