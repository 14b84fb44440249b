"""Run the receiver of comments on this machine."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from comments.receiver import FormDoor
from languages.catalog import read_speech

LOCALE = Path(__file__).parents[3] / "theme" / "locale"
THANKS = {"": "/comment-received/", "es": "/es/comentario-recibido/"}
SETTINGS = """\
[general]
dbpath = {database}
host = {site}
[admin]
enabled = true
password = {password}
[moderation]
enabled = true
purge-after = 3650d
[server]
listen = http://127.0.0.1:{port}
public-endpoint = http://127.0.0.1:{port}
[guard]
require-author = true
direct-reply = 20
[markup]
renderer = mistune
"""


def write_settings(folder: Path, site: str, port: int) -> Path:
    """Write Isso's settings; every comment waits for a moderator.

    The password is made once and stands in the file, for nobody else to read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "isso.cfg"
    password = known_password(path) or secrets.token_urlsafe(12)
    text = SETTINGS.format(
        database=(folder / "comments.db").resolve(),
        site=site,
        port=port,
        password=password,
    )
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    return path


def known_password(path: Path) -> str:
    """Return the password of earlier settings, or nothing."""
    if not path.exists():
        return ""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = (line for line in lines if line.startswith("password = "))
    return next(found, "").removeprefix("password = ")


def application(settings: Path, site: str) -> FormDoor:
    """Make the WSGI application; any WSGI server can run it."""
    from isso import config, make_app  # noqa: PLC0415 - only here it is needed

    isso = make_app(config.load(config.default_file(), str(settings)))
    return FormDoor(isso, site, THANKS, spoken())


def spoken() -> dict[str, Callable[[str], str]]:
    """Read the words of each language but English that visitors may comment in."""
    return {
        code: read_speech(code, code, LOCALE / f"{code}.po")[0].say
        for code in THANKS
        if code
    }


def make_server(app: Any, port: int) -> Any:
    """Make a server for a desk, not for the public internet."""
    from werkzeug.serving import make_server as made  # noqa: PLC0415

    return made("127.0.0.1", port, app, threaded=True)
