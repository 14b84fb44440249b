"""Run the receiver of comments: on a desk, or for visitors behind a web server."""

import secrets
import sqlite3
import time
from contextlib import closing
from http.server import HTTPServer
from pathlib import Path

from babel.localedata import exists

from comments.form import LARGEST, Application
from comments.moderation import Moderation
from comments.receiver import FormDoor
from i18n import ENGLISH, Speech
from languages.catalog import read_speech

LOCALE = Path(__file__).parents[3] / "theme" / "locale"
KEPT = 30 * 24 * 60 * 60  # seconds
SETTINGS = Path(__file__).with_name("isso.cfg")


def write_settings(folder: Path, site: str, port: int, endpoint: str = "") -> Path:
    """Write Isso's settings; every comment waits for a moderator.

    The password is made once and stands in the file, for nobody else to read.

    Args:
        endpoint: Where visitors reach it; by default on this machine.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # mail addresses are for nobody else on this machine
    path = folder / "isso.cfg"
    password = known_password(path) or secrets.token_urlsafe(12)
    text = SETTINGS.read_text("utf-8").format(
        database=(folder / "comments.db").resolve(),
        site=site,
        port=port,
        password=password,
        endpoint=endpoint or f"http://127.0.0.1:{port}",
    )
    path.touch(mode=0o600)
    path.chmod(0o600)
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

    options = config.load(config.default_file(), str(settings))
    isso, endpoint = make_app(options), options.get("server", "public-endpoint")
    return FormDoor(isso, site, spoken(), Moderation(isso, endpoint))


def forget(database: Path) -> None:
    """Drop what nobody decided on, and mail and network addresses, after a month."""
    with closing(sqlite3.connect(database)) as connection, connection:
        before = time.time() - KEPT
        connection.execute(
            "DELETE FROM comments WHERE mode = 2 AND created < ?", [before]
        )
        connection.execute(
            "UPDATE comments SET email = NULL, remote_addr = '', voters = zeroblob(256)"
            " WHERE created < ?",
            [before],
        )
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM")  # or the bytes would stay in the file


def spoken(locale: Path = LOCALE) -> dict[str, Speech]:
    """Read the words of each language that has a catalog."""
    speeches = {}
    for path in sorted(locale.glob("*.po")):
        known = path.stem if exists(path.stem) else ENGLISH.locale
        speeches[path.stem] = read_speech(path.stem, known, path)[0]
    return speeches


def serve_visitors(app: object, port: int) -> None:
    """Serve until stopped, behind a web server on this machine."""
    from waitress import (  # type: ignore[import-untyped] # noqa: PLC0415 - only here
        serve,
    )

    serve(
        app,
        listen=f"127.0.0.1:{port}",
        ident=None,
        max_request_body_size=2 * LARGEST,
        # What the web server says of who asks; nobody else is believed.
        trusted_proxy="127.0.0.1",
        trusted_proxy_count=1,
        trusted_proxy_headers={"x-forwarded-for"},
        clear_untrusted_proxy_headers=True,
    )


def make_server(app: Application, port: int) -> HTTPServer:
    """Make a server for a desk, not for the public internet."""
    from werkzeug.serving import make_server as made  # noqa: PLC0415

    server: HTTPServer = made("127.0.0.1", port, app, threaded=True)
    return server
