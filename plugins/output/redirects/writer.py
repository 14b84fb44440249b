"""Write old addresses down for hosts, and as pages."""

from collections.abc import Iterable
from pathlib import Path
from string import Template
from urllib.parse import unquote

from markupsafe import escape

from host_rules.model import Redirect, Rules
from host_rules.netlify import redirects_file
from redirects.model import Move

# Works without scripts and styles; search engines follow it to the new page.
PAGE = Template("""\
<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <meta http-equiv="refresh" content="0; url=$new">
  <link rel="canonical" href="$new">
  <title>This page has moved</title>
</head>
<body>
  <main>
    <h1>This page has moved</h1>
    <p>It is now at <a href="$new">$new</a>.</p>
  </main>
</body>
</html>
""")


def write_table(output: Path, moves: Iterable[Move]) -> None:
    """Write `_redirects`, from which host_rules makes every host's rules."""
    redirects = tuple(Redirect(move.old, move.new) for move in moves)
    if redirects:
        text = redirects_file(Rules(headers={}, redirects=redirects))
        (output / "_redirects").write_text(text, encoding="utf-8", newline="\n")


def write_pages(output: Path, moves: Iterable[Move], site_url: str) -> None:
    """Write a page at each old address that can have one."""
    for move in moves:
        name = file_name(move.old)
        file = output / name
        if name and not file.exists():
            new = f"{site_url}{move.new}" if move.new.startswith("/") else move.new
            file.parent.mkdir(parents=True, exist_ok=True)
            page = PAGE.substitute(new=escape(new))
            file.write_text(page, encoding="utf-8", newline="\n")


def file_name(address: str) -> str:
    """Name the file that a host without rules serves there; "" when none can be."""
    if "?" in address or not address.endswith(("/", ".html", ".htm")):
        return ""
    return f"{unquote(address[1:])}{'index.html' if address.endswith('/') else ''}"
