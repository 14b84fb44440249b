"""The site under its own policy, and a real receiver of forms."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler
from http.server import ThreadingHTTPServer as Server
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from security_headers import policy_of
from whole_build.build import build, read

ROOT = Path(__file__).parents[3]


class Files(SimpleHTTPRequestHandler):
    """Serves files under the site's own policy."""

    policy = ""

    def __init__(self, *args, policy, **options):
        self.policy = policy
        super().__init__(*args, **options)

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="session")
def listen():
    """A function that starts a server and returns its address."""
    servers = []

    def listening(handler):
        server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield listening
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def serve(listen):
    """A function that serves a folder, and returns its address."""

    def served(folder, policy=""):
        return listen(partial(Files, directory=folder, policy=policy))

    return served


@dataclass
class Receiver:
    """What arrived at a form's address; sends people on to the form's own page."""

    address: str = ""
    thanks: str = "/"
    received: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture(scope="session")
def session_receiver(listen):
    kept = Receiver()

    class Keep(BaseHTTPRequestHandler):
        def do_POST(self):
            size = int(self.headers["Content-Length"])
            text = self.rfile.read(size).decode()
            fields = parse_qs(text, keep_blank_values=True, strict_parsing=True)
            kept.received.append({name: values[-1] for name, values in fields.items()})
            self.send_response(303)
            self.send_header("Location", kept.thanks)
            self.end_headers()

        def log_message(self, *_args):
            pass

    kept.address = listen(Keep)
    return kept


@pytest.fixture
def receiver(session_receiver):
    """A real server that receives forms, without what arrived before."""
    session_receiver.received.clear()
    return session_receiver


@dataclass
class Practice:
    """A site with other facts: its address, its files and its policy."""

    content: Path
    output: Path
    settings: dict[str, object]
    address: str = ""

    def build(self):
        """Build it, and say that it went well."""
        # Playwright keeps this thread's event loop; a build wants one of its own.
        with ThreadPoolExecutor(1) as elsewhere:
            outcome = elsewhere.submit(build, self.settings).result()
        assert outcome.good, [*map(str, outcome.diagnostics), *outcome.failures]


@pytest.fixture(scope="session")
def practice_with(tmp_path_factory, serve):
    """A function that fills a folder, changes its facts, builds it, and serves it."""

    def made(fill, changes, **others):
        root = tmp_path_factory.mktemp("practice")
        fill(root)
        facts = root / "content" / "practice" / "practice.toml"
        text = facts.read_text()
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        facts.write_text(text)
        settings = read(
            str(ROOT / "pelicanconf.py"),
            PATH=str(root / "content"),
            OUTPUT_PATH=str(root / "output"),
            STAGING_PATH=str(root / ".build" / "output"),
            CACHE_PATH=str(root / ".cache"),
            DEFECT_LOG=str(root / "failure.txt"),
            **{"SEARCH_INDEX": False, **others},
        )
        site = Practice(root / "content", root / "output", settings)
        site.build()
        policy = policy_of(settings).content_security_policy()
        site.address = serve(site.output, policy)
        return site

    return made


def path_of(url):
    """The path of an address."""
    return urlsplit(url).path
