"""Rules for Caddy: a snippet to import into the site's block.

Caddy answers errors on a route of their own, so the headers stand there too.
"""

from host_rules.model import HOST_FOLDER, REVALIDATE, TYPES, Redirect, Rules


def site_rules(rules: Rules) -> str:
    """Write headers, caching, redirects and the page for unknown addresses."""
    headers = _headers(rules)
    on_errors = "\n".join(f"\t{line}" for line in headers)
    return "\n".join(
        [
            "# Made by the build; import it in the site's block.",
            *headers,
            *_caching(rules),
            *_apart(rules),
            *_types(),
            *(_redirect(number, r) for number, r in enumerate(rules.redirects)),
            _BEHAVIOR.replace("HEADERS", "\n".join([on_errors, *_missing(rules)])),
        ]
    )


def _headers(rules: Rules) -> list[str]:
    # “?” leaves alone what a longer path was given before.
    lines = [
        f'\t{"?" * (name in rules.differing)}{name} "{_quoted(value)}"'
        for name, value in rules.headers.items()
    ]
    return ["header {", *lines, f'\t?Cache-Control "{REVALIDATE}"', "\t-Server", "}"]


def _caching(rules: Rules) -> list[str]:
    return [
        f'header {prefix}* Cache-Control "{value}"'
        for prefix, value in sorted(rules.caching.items())
    ]


def _apart(rules: Rules) -> list[str]:
    if not rules.apart:
        return []
    return [
        f'header {rules.apart.prefix}* {name} "{_quoted(value)}"'
        for name, value in rules.apart.headers.items()
    ]


def _missing(rules: Rules) -> list[str]:
    """Choose the page for unknown addresses by the language's folder."""
    lines = []
    for number, folder in enumerate(rules.missing):
        lines += [
            f"\t@missing{number} path {folder}*",
            f"\trewrite @missing{number} {folder}404.html",
        ]
    folders = " ".join(f"{each}*" for each in rules.missing)
    return [
        *lines,
        f"\t@missing not path {folders}" if folders else "\t@missing path *",
    ]


def _types() -> list[str]:
    """State the types; which ones Caddy knows depends on its machine."""
    return [
        f'@{ending} path *.{ending}\nheader @{ending} Content-Type "{kind}"'
        for ending, kind in TYPES.items()
        if ending != "html"
    ]


def _redirect(number: int, redirect: Redirect) -> str:
    """Match path and query by name: a quoted path is no matcher of its own."""
    path, _, query = redirect.old.partition("?")
    name = f"@moved{number}"
    conditions = [f'\tpath "{_quoted(path)}"']
    if query:
        conditions.append(f"\tquery {' '.join(query.split('&'))}")
    matcher = "\n".join([f"{name} {{", *conditions, "}"])
    return f'{matcher}\nredir {name} "{_quoted(redirect.new)}" {redirect.status}'


def _quoted(text: str) -> str:
    return text.replace('"', '\\"')


_BEHAVIOR = f"""
@index path_regexp index ^(.*/)index\\.html$
redir @index {{re.index.1}} 301
@private {{
\tpath /{HOST_FOLDER}/* /_headers /_redirects *.br *.gz */.*
\tnot path /.well-known/*
}}
error @private 404
handle_errors {{
HEADERS
\trewrite @missing /404.html
\tfile_server {{
\t\tprecompressed br gzip
\t}}
}}
file_server {{
\tprecompressed br gzip
}}
"""
