"""The receiver of comments behind the servers that docs/reaching.md sets before it."""

import os
import re
import ssl
import subprocess
import sys
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.conftest import PYTHONPATH, ROOT
from tests.machine import needed
from tests.plugins.content.comments.test_production import FORM, Receiver
from tests.servers import certificate, free_port, wait_for

pytestmark = pytest.mark.slow
GIVEN = ROOT / "hosts/comments"
NAME = "comments.example.com"
AROUND = """
daemon off; pid {work}/nginx.pid; error_log stderr;
events {{ }}
http {{
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/a; uwsgi_temp_path {work}/b; scgi_temp_path {work}/c;
  {server}
}}
"""


def nginx(work, port, behind):
    """Start nginx with the file for comments; only places are ours."""
    server = (GIVEN / "nginx.conf").read_text(encoding="utf-8")
    server = re.sub(r"listen \[::\].*", "", server)
    server = server.replace("listen 443", f"listen 127.0.0.1:{port}")
    server = server.replace("127.0.0.1:8080", f"127.0.0.1:{behind}")
    server = re.sub(r"/etc/\S+/fullchain.pem", str(work / "certificate.pem"), server)
    server = re.sub(r"/etc/\S+/privkey.pem", str(work / "key.pem"), server)
    file = work / "nginx.conf"
    file.write_text(AROUND.format(work=work, server=server), encoding="utf-8")
    return [needed("nginx"), "-e", "stderr", "-c", str(file)]


def caddy(work, port, behind):
    """Start Caddy with the file for comments; only places are ours."""
    server = (GIVEN / "Caddyfile").read_text(encoding="utf-8")
    tls = f"\ttls {work}/certificate.pem {work}/key.pem\n"
    server = server.replace(f"{NAME} {{\n", f"https://127.0.0.1:{port} {{\n{tls}")
    server = server.replace("127.0.0.1:8080", f"127.0.0.1:{behind}")
    (work / "Caddyfile").write_text(
        "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n"
        + server
    )
    return [needed("Caddy"), "run", "--config", str(work / "Caddyfile")]


class Behind(Receiver):
    """A receiver, asked by way of the server before it."""

    def ask(self, method, path, body=None, **headers):
        """Ask as a browser does, over TLS."""
        connection = HTTPSConnection(
            "127.0.0.1", self.port, timeout=20, context=self.trusting
        )
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        sent = kind | {
            name.replace("_", "-"): header for name, header in headers.items()
        }
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        answer.body = answer.read().decode()
        connection.close()
        return answer


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "Caddy"])
def behind(request, tmp_path):
    """A real receiver behind a real server."""
    folder, port, inner = tmp_path / "var", free_port(), free_port()
    certificate(tmp_path)
    command = [sys.executable, "-m", "comments", "--public", f"https://{NAME}"]
    command += ["--site", "https://www.example.com"]
    command += ["--folder", str(folder), "--port", str(inner)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    here = {**os.environ, "PYTHONPATH": PYTHONPATH, "HOME": str(tmp_path)}
    with (
        subprocess.Popen(command, cwd=ROOT, env=here, **quiet) as receiver,
        subprocess.Popen(
            request.param(tmp_path, port, inner), env=here, **quiet
        ) as server,
    ):
        try:
            wait_for(inner, receiver)
            wait_for(port, server)
            found = Behind(folder, port)
            found.trusting = ssl.create_default_context(
                cafile=tmp_path / "certificate.pem"
            )
            yield found
        finally:
            server.terminate()
            receiver.terminate()


def test_a_comment_arrives_with_the_address_that_the_server_saw(behind):
    """What a visitor's own request says about its address is not believed."""
    assert behind.comment(visitor="203.0.113.9") == 303
    assert [row[0] for row in behind.rows()] == ["127.0.0.0"]


def test_more_than_a_comment_is_not_taken(behind):
    """A body of more than 64 kB ends at the server."""
    body = urlencode(FORM | {"comment": "x" * 70_000})

    assert behind.ask("POST", "/comment", body).status == 413
    assert behind.rows() == []


def test_staff_log_in_through_the_server(behind):
    """The session holds for this host, over HTTPS, and the server says so."""
    behind.comment()
    cookies, sent = behind.log_in()
    page = behind.ask("GET", "/admin/", Cookie=sent)

    assert all("; Secure" in cookie for cookie in cookies)
    assert "Some words" in page.body
    assert page.headers["Strict-Transport-Security"] == "max-age=63072000"


@pytest.mark.parametrize("unit", ["comments/comments.service"])
def test_units_are_what_systemd_understands(tmp_path, unit):
    """No line of a unit is unknown to systemd, or written wrongly."""
    text = (ROOT / "hosts" / unit).read_text(encoding="utf-8")
    text = text.replace("/srv/site/.venv/bin/python", sys.executable)
    text = text.replace("/srv/site", str(ROOT))
    file = tmp_path / Path(unit).name
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [needed("systemd"), "verify", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    said = [line for line in done.stderr.splitlines() if file.name in line]
    assert said == []
