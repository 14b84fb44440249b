"""Real nginx on loopback, with the repository's configuration."""

import getpass
import grp
import os
import socket
import ssl
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPSConnection

from tests.conftest import ROOT
from tests.machine import needed


class Nginx:
    """A running nginx, asked as a browser would."""

    def __init__(self, http, https, certificate):
        self.http, self.https, self.certificate = http, https, certificate

    def get(self, path, *, accept="", tls=True, **headers):
        """Ask for a path; return the answer with its body read."""
        trusting = ssl.create_default_context(cafile=self.certificate)
        connection = (
            HTTPSConnection("127.0.0.1", self.https, context=trusting, timeout=10)
            if tls
            else HTTPConnection("127.0.0.1", self.http, timeout=10)
        )
        sent = {"Host": "www.example.com", "Accept-Encoding": accept, **headers}
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer


def free_port():
    """Ask the system for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(target, work):
    """Run nginx in front of a published folder."""
    http, https = free_port(), free_port()
    certificate(work)
    (work / "nginx.conf").write_text(configuration(work, target, http, https))
    command = [needed("nginx"), "-e", "stderr", "-c", str(work / "nginx.conf")]
    subprocess.run([*command, "-t", "-q"], check=True)
    server = subprocess.Popen(command)
    try:
        wait_for(https, server)
        yield Nginx(http, https, work / "certificate.pem")
    finally:
        server.terminate()
        server.wait(10)


def configuration(work, target, http, https):
    """Wrap the repository's site.conf, on our ports and with our folder."""
    site = (ROOT / "hosts/nginx/site.conf").read_text()
    live = "/etc/letsencrypt/live/example.com"
    for ours, theirs in {
        "/srv/www/example": str(target),
        f"{live}/fullchain.pem": str(work / "certificate.pem"),
        f"{live}/privkey.pem": str(work / "key.pem"),
        "listen 80;": f"listen 127.0.0.1:{http};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{https} ssl http2;",
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
    }.items():
        assert ours in site
        site = site.replace(ours, theirs)
    folders = " ".join(
        f"{kind}_temp_path {work}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"user {getpass.getuser()} {grp.getgrgid(os.getgid()).gr_name};\n"
        f"daemon off; pid {work}/pid; worker_processes 2; error_log stderr crit;\n"
        f"events {{ worker_connections 1024; }}\n"
        f"http {{ access_log off; {folders}\n{site}\n}}\n"
    )


def certificate(work):
    """Make a certificate that lasts for the test."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", work / "key.pem", "-out", work / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


def wait_for(port, server):
    """Wait until the server answers."""
    for _ in range(200):
        assert server.poll() is None, "nginx stopped at once"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    msg = "nginx did not answer within 10 s"
    raise TimeoutError(msg)
