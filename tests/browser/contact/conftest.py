"""A browser, and the sample site behind a real server."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright
from tests.machine import needed

PHONE = {"width": 360, "height": 740}


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without telling."""

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=needed("Chromium"), args=["--no-sandbox"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def serve():
    """A function that serves a folder and returns its address."""
    servers = []

    def served(folder):
        handler = partial(Quiet, directory=folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield served
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def sample(sample_site, serve):
    """The address of the sample site."""
    return serve(sample_site)
