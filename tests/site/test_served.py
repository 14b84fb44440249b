"""The published sample site as visitors get it: from a real nginx, in a browser."""

import shutil
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

import pytest
from tests.nginx import running
from tests.windows import launched

from releases import publish

HOST = "www.example.com"
pytestmark = pytest.mark.slow
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
KINDS = [
    *("/", "/signs/", "/articles/", "/articles/sleeping-with-back-pain/"),
    *("/services/", "/services/dry-needling/", "/conditions/", "/people/"),
    *("/conditions/sciatica-and-slipped-disc/", "/people/jordan-sample/"),
    *("/contact/", "/insurance-and-costs/", "/evidence/", "/search/", "/nowhere/"),
    *("/es/", "/es/senales/", "/es/contacto/"),
]


@pytest.fixture(scope="module")
def target(published_site, tmp_path_factory):
    """The sample site, published as `invoke publish` does."""
    folder = tmp_path_factory.mktemp("live")
    publish(folder, lambda building: shutil.copytree(published_site, building))
    return folder


@pytest.fixture(scope="module")
def server(target, tmp_path_factory):
    """A real nginx in front of it."""
    with running(target, tmp_path_factory.mktemp("nginx")) as nginx:
        yield nginx


@pytest.fixture(scope="module")
def window(playwright):
    """The system's Chromium, which finds the site's host on this machine."""
    started = launched(playwright, f"--host-resolver-rules=MAP {HOST} 127.0.0.1")
    yield started.new_context(ignore_https_errors=True)
    started.close()


def test_every_page_of_the_sitemap_is_served_packed(server, target):
    """Each address in the sitemap answers at once, typed and packed."""
    root = ET.parse(target / "current" / "sitemap.xml").getroot()  # noqa: S314 - ours
    paths = [urlsplit(element.text).path for element in root.iter(LOC)]

    assert len(paths) > 50
    for path in paths:
        answer = server.get(path, accept="br")
        assert answer.status == 200, path
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["Content-Encoding"] == "br"


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/nowhere/", "en"), ("/es/", "es"), ("/es/en-ninguna-parte/", "es")],
)
def test_an_unknown_address_answers_in_the_language_of_its_folder(server, path, lang):
    """Whoever follows a dead link reads why in the language they were reading."""
    answer = server.get(path)

    assert answer.status == (200 if path == "/es/" else 404)
    assert f'<html lang="{lang}"'.encode() in answer.body


@pytest.mark.parametrize("path", KINDS)
def test_a_browser_shows_the_page_under_the_policy(server, window, path):
    """Nothing on the page is blocked by our own policy or comes from elsewhere."""
    said, asked = [], []
    page = window.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(urlsplit(request.url).hostname))
    page.goto(f"https://{HOST}:{server.https}{path}", wait_until="networkidle")

    refused = [entry for entry in said if "404" not in entry or path != "/nowhere/"]
    assert refused == []
    assert set(asked) == {HOST}
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != ""
    assert page.evaluate("document.styleSheets.length") > 0
    page.close()


def test_the_search_works_under_the_policy(server, window):
    """Search runs WebAssembly of our own; the policy lets it, and nothing else."""
    said = []
    page = window.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"https://{HOST}:{server.https}/search/", wait_until="networkidle")
    page.locator("main input[type=search]").first.fill("sciatica")

    page.locator("main a", has_text="Sciatica").first.wait_for(timeout=10_000)
    assert said == []
    page.close()
