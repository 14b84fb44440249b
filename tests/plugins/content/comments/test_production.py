"""The receiver as visitors and staff meet it on a server."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from tests.conftest import PYTHONPATH, ROOT
from tests.servers import free_port, wait_for

from comments.server import forget

pytestmark = pytest.mark.slow
FORM = {"page": "/articles/sleep/", "name": "Pat", "seconds": "9"}
MAIL = "pat.private@example.net"


class Receiver:
    """A running receiver, asked as the web server before it would."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port

    def ask(self, method, path, body=None, **headers):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        sent = kind | {
            name.replace("_", "-"): header for name, header in headers.items()
        }
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        answer.body = answer.read().decode()
        connection.close()
        return answer

    def comment(self, visitor="198.51.100.7", **fields):
        body = urlencode(FORM | {"comment": "Some words"} | fields)
        return self.ask("POST", "/comment", body, X_Forwarded_For=visitor).status

    def rows(self, query="SELECT remote_addr, email, text FROM comments"):
        with closing(sqlite3.connect(self.folder / "comments.db")) as connection:
            return connection.execute(query).fetchall()

    def log_in(self):
        told = (self.folder / "isso.cfg").read_text()
        password = told.partition("password = ")[2].splitlines()[0]
        answer = self.ask("POST", "/login/", urlencode({"password": password}))
        cookies = answer.headers.get_all("Set-Cookie")
        return cookies, "; ".join(cookie.partition(";")[0] for cookie in cookies)


@pytest.fixture
def receiver(tmp_path):
    folder, port = tmp_path / "var", free_port()
    command = [sys.executable, "-m", "comments"]
    command += ["--public", "https://comments.example.com"]
    command += ["--site", "https://www.example.com"]
    command += ["--folder", str(folder), "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=ROOT, env={**os.environ, "PYTHONPATH": PYTHONPATH},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            wait_for(port, process)
            yield Receiver(folder, port)
        finally:
            process.terminate()


def test_visitors_reach_the_form_and_nothing_else(receiver):
    """Isso's own ways around the trap, the length and the moderator are closed."""
    text = json.dumps({"author": "Bot", "text": "Buy " * 2000, "title": "x"})
    for method, path in (
        *(("POST", "/new?uri=/a/"), ("GET", "/?uri=/a/"), ("POST", "/count")),
        *(
            ("POST", "/preview"),
            ("GET", "/config"),
            ("GET", "/demo/"),
            ("PUT", "/id/1"),
        ),
        *(("GET", "/latest"), ("POST", "/id/1/like"), ("GET", "/feed?uri=/a/")),
        ("GET", "/js/../../isso.cfg"),
    ):
        answer = receiver.ask(method, path, text, Content_Type="application/json")
        assert answer.status in {400, 404}, path
    assert receiver.rows() == []
    assert receiver.comment() == 303
    assert [text for _address, _mail, text in receiver.rows()] == ["Some words"]


def test_nobody_evades_the_limits_by_naming_another_address(receiver):
    """The web server says who asks; what came before it does not count."""
    made_up = [f"203.0.{number}.9, 198.51.100.7" for number in range(6)]

    assert {receiver.comment(visitor=visitor) for visitor in made_up[:2]} == {303}
    assert {receiver.comment(visitor=visitor) for visitor in made_up[2:]} == {403}
    assert {address for address, _mail, _text in receiver.rows()} == {"198.51.100.0"}
    assert receiver.comment(visitor="198.51.7.7") == 303


def test_staff_have_a_session_that_is_theirs_alone(receiver):
    """No script reads it, no other site sends it, and "log out" ends it."""
    receiver.comment()
    cookies, sent = receiver.log_in()
    session, mark = cookies

    assert session.startswith("__Host-session=")
    assert "; HttpOnly" in session
    for cookie in cookies:
        assert "; Secure" in cookie
        assert "; SameSite=Strict" in cookie
    page = receiver.ask("GET", "/admin/", Cookie=sent)
    assert "Some words" in page.body
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["Access-Control-Allow-Origin"] is None
    without_mark = session.partition(";")[0]
    for other in ("", without_mark, mark.partition(";")[0], "admin-session=1; x"):
        assert "Some words" not in receiver.ask("GET", "/admin/", Cookie=other).body
    key = page.body.partition("/id/1/activate/")[2].partition('"')[0] or "x"
    assert receiver.ask("POST", f"/id/1/activate/{key}").status == 403


def test_the_database_is_for_nobody_else_on_the_machine(receiver):
    """Mail addresses of visitors are not in a file that every account can read."""
    receiver.comment(email=MAIL)

    assert receiver.folder.stat().st_mode & 0o077 == 0
    for path in receiver.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


def test_addresses_are_forgotten_after_a_month(receiver):
    """What is waiting goes with all it says; what is shown keeps name and words."""
    receiver.comment(email=MAIL)
    receiver.comment(email=MAIL, visitor="203.0.113.7")
    receiver.comment(email="new@example.net", visitor="192.0.2.7")
    database = receiver.folder / "comments.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        old = time.time() - 31 * 24 * 60 * 60
        connection.execute("UPDATE comments SET created = ? WHERE id < 3", [old])
        connection.execute("UPDATE comments SET mode = 1 WHERE id = 1")

    forget(database)

    assert receiver.rows() == [
        ("", None, "Some words"),
        ("192.0.2.0", "new@example.net", "Some words"),
    ]
    assert MAIL.encode() not in database.read_bytes()
    assert receiver.comment(visitor="203.0.113.7") == 303


def test_the_configurations_of_hosts_are_sound():
    """Every option of the unit and of the proxies is the program's own."""
    unit = (ROOT / "hosts/comments/comments.service").read_text(encoding="utf-8")
    command = unit.partition("ExecStart=")[2].splitlines()[0].split()
    known = subprocess.run(
        [sys.executable, "-m", "comments", "--help"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert [
        word for word in command if word.startswith("--") and word not in known
    ] == []
    path = unit.partition("PYTHONPATH=")[2].splitlines()[0].split(":")
    assert {str(ROOT / folder) for folder in path} <= set(PYTHONPATH.split(os.pathsep))
    for name in ("nginx.conf", "Caddyfile"):
        assert "127.0.0.1:8080" in (ROOT / "hosts/comments" / name).read_text()
