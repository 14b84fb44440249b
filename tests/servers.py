"""Real web servers on loopback, with the repository's configurations."""

import socket
import ssl
import subprocess
import time
from functools import cached_property
from http.client import HTTPConnection, HTTPSConnection

HOST = "www.example.com"


class Server:
    """A running server, asked as a browser would."""

    def __init__(self, name, http, https, certificate):
        self.name, self.http, self.https = name, http, https
        self.certificate = certificate

    def get(self, path, *, accept="", tls=True, method="GET", **headers):
        """Ask for a path; return the answer with its body read."""
        connection = self.connect(tls=tls)
        sent = {"Host": HOST, "Accept-Encoding": accept, **headers}
        connection.request(method, path, headers=sent)
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def location(self, target):
        """Ask for what a client would rather not send; return where it is sent."""
        connection = self.connect()
        connection.connect()
        asked = f"GET {target} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"
        connection.sock.sendall(asked.encode("latin-1"))
        head = connection.sock.makefile("rb").read().partition(b"\r\n\r\n")[0]
        connection.close()
        lines = head.decode("latin-1").split("\r\n")
        found = [line for line in lines if line.lower().startswith("location:")]
        return found[0].partition(":")[2].strip() if found else None

    def connect(self, *, tls=True):
        """Open a connection, with the name of the site."""
        if not tls:
            return HTTPConnection("127.0.0.1", self.http, timeout=10)
        return Named("127.0.0.1", self.https, context=self.trusting, timeout=10)

    @cached_property
    def trusting(self):
        """What a client trusts: our certificate."""
        trusting = ssl.create_default_context(cafile=self.certificate)
        trusting.check_hostname = False  # we are asked by number
        return trusting


class Named(HTTPSConnection):
    """Asks for the certificate of the site, as servers with several sites want."""

    def connect(self):
        """Connect to this machine, and name the site."""
        self.sock = self._context.wrap_socket(
            socket.create_connection((self.host, self.port), self.timeout),
            server_hostname=HOST,
        )


def free_port():
    """Ask the system for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(work):
    """Make a certificate that lasts for the test."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2",
         "-pkeyopt", "ec_paramgen_curve:P-256", "-subj", f"/CN={HOST}",
         "-addext", f"subjectAltName=DNS:{HOST},DNS:example.com,IP:127.0.0.1",
         "-keyout", work / "key.pem", "-out", work / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    (work / "key.pem").chmod(0o644)


def wait_for(port, server):
    """Wait until the server answers."""
    for _ in range(200):
        assert server.poll() is None, "the server stopped at once"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    msg = "the server did not answer within 10 s"
    raise TimeoutError(msg)
