"""A browser, and the sample site behind a real server."""

import json
import os
import re
import shutil
import threading
from collections import defaultdict
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import axe_playwright_python
import pytest
from playwright.sync_api import expect
from tests.brands import take
from tests.conftest import ROOT, built, take_what_is_made
from tests.offices import give_it_offices
from tests.typefaces import SYSTEMS, installed
from tests.webdriver import ALL_CAME, firefox, webkit
from tests.windows import launched

expect.set_options(timeout=30_000)  # ms: a busy machine must not fail a test
POLLING = 100  # ms: a window behind others paints nothing, and would never be asked
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
SCHEMES = ["light", "dark"]
# The only rules that a dark page can break where a light one does not, and those that
# take most of the time.
COLORS = ["color-contrast", "link-in-text-block"]
ALL_BUT_COLORS = {color: {"enabled": False} for color in COLORS}
# Of a long list, the first lines stand for all that are made alike.
BROKEN = """(options) => axe.run(
    { exclude: ".evidence-list__source:nth-child(n + 3)" },
    { resultTypes: ["violations"], selectors: false, ...options },
  ).then(({ violations }) => violations)"""

# The settings of who publishes on a host that knows no rules for headers.
BELOW_A_PATH = """\
import sys
sys.path.insert(0, {root!r})
from publishconf import *
PATH = {folder!r} + "/content"
STAGING_PATH = {folder!r} + "/.build/output"
CACHE_PATH = {folder!r} + "/.cache"
DEFECT_LOG = {folder!r} + "/failure.txt"
POLICY_IN_PAGES = REDIRECT_PAGES = True
HOST_RULES = COMPRESSED = False
PLUGINS = [name for name in PLUGINS if name not in {without!r}]
"""
# What takes long to draw, and no window shows.
NOT_SHOWN = ["share_images.plugin"]


def wait_for_scripts(page):
    """Wait until what comes after the first paint has come."""
    page.wait_for_function(ALL_CAME, polling=POLLING)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without telling."""

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="session")
def environment(tmp_path_factory):
    """What a browser sees of this machine: the same typefaces, place and language."""
    fonts = installed(SYSTEMS["Liberation"], tmp_path_factory.mktemp("typefaces"))
    return {**os.environ, **fonts, "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}


@pytest.fixture(scope="session")
def browser(playwright, environment):
    """The system's Chromium."""
    started = launched(playwright, env=environment)
    yield started
    started.close()


@pytest.fixture(scope="session")
def engines(environment, tmp_path_factory):
    """A function that starts a browser which is no Chromium, once for the whole run."""
    started = {}
    with ExitStack() as stack:

        def start(name):
            if name not in started:
                folder = tmp_path_factory.mktemp(name)
                begin = {"firefox": firefox, "webkit": webkit}[name]
                started[name] = stack.enter_context(begin(folder, environment))
            return started[name]

        yield start


@pytest.fixture(params=["firefox", "webkit"])
def engine(request, engines):
    """A window of each other engine, as narrow as it can be: a phone's frame."""
    window = engines(request.param)
    window.size(400, 800)
    yield window
    window.visit("about:blank")  # WebKit draws an open page without end


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


@pytest.fixture(scope="session")
def other_practice(made_once):
    """The folder of a host with the pages of another practice below /clinic/.

    It has three offices and a dark brand, and is built as it is published.
    """
    return made_once("other-practice", build_other_practice) / "www"


def build_other_practice(root):
    """Build the sample's pages with its facts and looks."""
    content = root / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("brand"))
    give_it_offices(content)
    take(content, "midnight")
    facts = content / "practice" / "practice.toml"
    address = 'site_url = "https://name.example.com/clinic"'
    facts.write_text(re.sub('(?m)^site_url = ".*"', address, facts.read_text()))
    conf = root / "conf.py"
    conf.write_text(
        BELOW_A_PATH.format(root=str(ROOT), folder=str(root), without=NOT_SHOWN)
    )
    take_what_is_made(root / ".cache")
    built(root / "www" / "clinic", str(conf))


@pytest.fixture(scope="session")
def profile(browser):
    """A function that returns the profile of visitors who have chosen some options.

    Making one takes longer than most tests. They share it because our pages leave
    nothing in it, which a test of every kind of page proves.
    """
    made = {}

    def of(**options):
        key = tuple(sorted(options.items()))
        if key not in made:
            made[key] = browser.new_context(**options)
        return made[key]

    yield of
    for entry in made.values():
        entry.close()


@pytest.fixture(scope="session")
def windows():
    """Windows that earlier tests are done with, by the options of their visitors."""
    return defaultdict(list)


@pytest.fixture
def visit(profile, sample, windows):
    """A function that opens a page of the sample site, or of another, in a window.

    `alone` is for who listens to the window: no other test gets it.
    """
    used = []
    usual = {"color_scheme": "light", "reduced_motion": "no-preference"}

    def opened(address, *, width=1280, height=800, alone=False, **options):
        free = [] if alone else windows[tuple(sorted(options.items()))]
        page = free.pop() if free else profile(**options).new_page()
        chosen = {name: options.get(name, usual[name]) for name in usual}
        used.append((page, alone, free, chosen))
        page.set_viewport_size({"width": width, "height": height})
        wanted = urljoin(sample, address)
        if urldefrag(page.url).url == urldefrag(wanted).url:
            page.goto("about:blank")  # or it would go to another part of the old page
        page.goto(wanted)
        if options.get("java_script_enabled", True):
            wait_for_scripts(page)
        return page

    yield opened
    for page, alone, free, chosen in used:
        if alone or page.is_closed():
            page.close()
        else:
            page.emulate_media(media="null", **chosen)  # its own: a PDF is paper
            free.append(page)


@pytest.fixture(scope="session")
def axe():
    """A function that lists the rules of axe that a page breaks in some window."""
    script = AXE.read_text(encoding="utf-8")

    def broken(page, width, scheme, **options):
        if page.evaluate("!window.axe"):
            page.evaluate(script)
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(BROKEN, options)
        return [f"{width} {scheme}: {told(violation)}" for violation in found]

    return broken


def told(violation):
    """A violation in a line, with the first elements that break the rule."""
    where = [node["html"][:120] for node in violation["nodes"][:3]]
    return f"{violation['id']}: {violation['help']}: {json.dumps(where)}"
