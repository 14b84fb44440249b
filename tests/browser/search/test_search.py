"""Visitors find pages by the words they have, and nobody learns which."""

import gzip
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from tests.browser.conftest import Quiet, wait_for_scripts
from tests.conftest import ROOT

from security_headers.policy import Policy
from theme_assets.reader import gather

pytestmark = pytest.mark.browser

# What people type, and the page that should be among the first three.
EVERYDAY = {
    "slipped disc": "/conditions/sciatica-and-slipped-disc/",
    "slipped disk": "/conditions/sciatica-and-slipped-disc/",
    "pinched nerve": "/conditions/sciatica-and-slipped-disc/",
    "lumbago": "/conditions/acute-back-pain/",
    "threw my back out": "/conditions/acute-back-pain/",
    "pulled muscle": "/conditions/back-strain/",
    "brittle bones": "/conditions/osteoporosis-and-fracture-risk/",
    "spinal stenosis": "/conditions/spinal-stenosis/",
    "legs ache when walking": "/conditions/spinal-stenosis/",
    "worn discs": "/conditions/arthritis-of-the-spine/",
    "mri": "/articles/back-scans-and-what-they-mean/",
    "tylenol": "/articles/painkillers-and-back-pain/",
    "mattress": "/articles/sleeping-with-back-pain/",
    "acupuncture": "/services/dry-needling/",
    "massage": "/services/manual-therapy/",
    "heating pad": "/services/heat-cold-and-tens/",
    "how much does it cost": "/insurance-and-costs/",
    "make an appointment": "/contact/",
    "what to wear": "/first-visits/",
    "desk job": "/conditions/posture-and-desk-work/",
    "back surgery": "/conditions/back-pain-after-surgery/",
    "spanish": "/people/sam-specimen/",
}
FIRST_RESULT = 160_000  # bytes from the first letter to the first result


class Guarded(Quiet):
    """Serves with the site's own security policy, styles in pages aside."""

    def end_headers(self):
        hashes = gather(ROOT / "theme").script_hashes()
        policy = Policy(search=True, script_hashes=hashes).content_security_policy()
        policy = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()


@pytest.fixture(scope="module")
def guarded(sample_site):
    """The sample site as hosts serve it."""
    handler = partial(Guarded, directory=sample_site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser, guarded):
    """The search page, with all that it asked for and all that went wrong."""
    page = browser.new_page()
    page.asked, page.wrong = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda m: page.wrong.append(m.text) if m.type == "error" else 0)
    page.goto(f"{guarded}/search/")
    wait_for_scripts(page)
    yield page
    page.close()


def search(page, words):
    """Type words and return the addresses found, best first."""
    page.fill("#site-search-words", "")
    page.wait_for_selector(".site-search__status:empty", state="attached")
    page.fill("#site-search-words", words)
    page.wait_for_selector(".site-search__status:not(:empty)")
    links = page.query_selector_all(".site-search__link")
    return [urlsplit(link.get_attribute("href")).path for link in links]


@pytest.mark.parametrize("words", ["sciatica", "can I still work"])
def test_a_question_finds_what_its_words_find(page, words):
    """People ask with a question mark, and it is still there when they come back."""
    asked = f"{words}?"
    found = search(page, asked)

    assert found
    assert found == search(page, words)
    search(page, asked)
    page.goto(page.url.partition("#")[0].replace("/search/", found[0]))
    page.go_back()
    page.wait_for_selector(".site-search__link")
    assert page.input_value("#site-search-words") == asked
    assert page.wrong == []


def test_everyday_words_find_the_right_page_among_the_first_three(page):
    """The names people use lead to the page, whether or not it uses them."""
    missed = {
        words: found[:3]
        for words, wanted in EVERYDAY.items()
        for found in [search(page, words)]
        if wanted not in found[:3]
    }

    assert not missed
    assert not page.wrong


def test_nothing_is_loaded_until_somebody_searches(page):
    """Who only passes by does not pay for the search."""
    page.focus("#site-search-words")
    page.wait_for_timeout(300)
    assert not [url for url in page.asked if "/pagefind/" in url]

    assert search(page, "sciatica")

    assert [url for url in page.asked if "/pagefind/" in url]


def test_what_is_typed_is_in_no_request(page):
    """No address that a server sees holds the words."""
    search(page, "numbness")

    assert page.url.endswith("#q=numbness")
    assert not [url for url in page.asked if "numbness" in url]


def test_first_result_costs_little(page, sample_site):
    """Counted as hosts send it: scripts packed; the index comes packed."""
    before = len(page.asked)

    search(page, "sciatica")

    files = {sample_site / urlsplit(url).path[1:] for url in page.asked[before:]}
    sizes = {
        file.name: min(len(data), len(gzip.compress(data, mtime=0)))
        for file in files
        if "pagefind" in file.parts
        for data in [file.read_bytes()]
    }
    print(sizes, sum(sizes.values()))
    assert sum(sizes.values()) < FIRST_RESULT


def test_keyboard_alone_is_enough(page):
    """Type, arrow down to a result, back up, Escape to type anew, Enter to go."""
    search(page, "sciatica")

    def focused():
        return page.evaluate("document.activeElement.className")

    page.focus("#site-search-words")
    page.keyboard.press("ArrowDown")
    assert focused() == "site-search__link"
    page.keyboard.press("ArrowUp")
    assert focused() == "site-search__words"
    page.keyboard.press("Enter")
    assert focused() == "site-search__link"
    page.keyboard.press("Escape")
    assert focused() == "site-search__words"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conditions/sciatica-and-slipped-disc/")


def test_going_back_shows_the_results_again(page):
    """A wrong turn does not cost the search."""
    search(page, "sciatica")
    page.click(".site-search__link")
    page.wait_for_load_state()

    page.go_back()

    page.wait_for_selector(".site-search__result")
    assert page.input_value("#site-search-words") == "sciatica"


def test_result_shows_kind_and_excerpt(page):
    """One can tell a condition from an article, and sees the words found."""
    search(page, "sciatica")

    first = page.query_selector(".site-search__result")
    assert first.query_selector(".site-search__kind").inner_text() == "Conditions"
    assert "sciatica" in first.query_selector("mark").inner_text().lower()


def test_nothing_found_is_said(page):
    """Screen readers hear that there is nothing, too."""
    assert search(page, "qqqqwww") == []
    assert page.inner_text("[role=status]").startswith("No page found")


def test_page_without_scripts_lists_every_page(browser, guarded):
    """Who has no scripts sees no field that does nothing, but all pages."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{guarded}/search/")

    assert not page.is_visible("#site-search-words")
    for path in ("/conditions/spinal-stenosis/", "/contact/", "/people/sam-specimen/"):
        assert page.is_visible(f"main a[href='{path}']")
    context.close()
