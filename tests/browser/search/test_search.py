"""Visitors find pages by the words they have, and nobody learns which."""

import gzip
import json
import threading
import tomllib
from functools import cache, partial
from http.server import ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Quiet, wait_for_scripts
from tests.conftest import ROOT

from security_headers.policy import Policy
from theme_assets.reader import gather

pytestmark = pytest.mark.browser

QUESTIONS = tomllib.loads(Path(__file__).with_name("questions.toml").read_text("utf-8"))
RIGHT = 0.98  # of the questions have a right page among the first three
FIRST_RESULT = 40_000  # bytes from the first letter to the first result
SEARCH_PAGES = {"en": "/search/", "es": "/es/buscar/"}
CHECKLISTS = {"en": "/signs/", "es": "/es/senales/"}
# The addresses that the index has for questions, best first, as results are shown.
ANSWERS = """async (questions) => {
  const { engine, index: address } = document.querySelector("site-search").dataset;
  const { openIndex } = await import(engine);
  const index = await openIndex(new URL(address, location));
  const answers = {};
  for (const words of questions) {
    const { pages } = await index.find(words);
    const cards = await Promise.all(pages.slice(0, 10).map((page) => index.card(page)));
    answers[words] = cards.map(({ url }) => url.pathname);
  }
  return answers;
}"""


class Guarded(Quiet):
    """Serves with the site's own security policy, styles in pages aside."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", policy())
        super().end_headers()


@cache
def policy():
    """The site's own policy, which lets pages have styles as well."""
    hashes = gather(ROOT / "theme").script_hashes()
    own = Policy(script_hashes=hashes).content_security_policy()
    return own.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")


@pytest.fixture(scope="module")
def guarded(sample_site):
    """The sample site as hosts serve it."""
    handler = partial(Guarded, directory=sample_site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def window(profile):
    """A window that notes all that it asks for and all that goes wrong."""
    page = profile().new_page()
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda m: page.wrong.append(m.text) if m.type == "error" else 0)
    page.asked, page.wrong = [], []
    yield page
    page.close()


@pytest.fixture
def page(window, guarded):
    """The search page, with nothing noted but what it asked for by itself."""
    window.goto("about:blank")
    window.asked, window.wrong = [], []
    window.goto(f"{guarded}/search/")
    wait_for_scripts(window)
    return window


def language(address):
    """The language of a page, by its address."""
    return "es" if address.startswith("/es/") else "en"


def ask(page, lang, questions):
    """The addresses that the index of a language has for each question, best first."""
    address = SEARCH_PAGES[lang]
    if urlsplit(page.url).path != address:
        page.goto(urljoin(page.url, address))
        wait_for_scripts(page)
    return page.evaluate(ANSWERS, questions)


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
    assert found == search(page, words) == ask(page, "en", [words])[words]
    search(page, asked)
    page.goto(page.url.partition("#")[0].replace("/search/", found[0]))
    page.go_back()
    page.wait_for_selector(".site-search__link")
    assert page.input_value("#site-search-words") == asked
    assert page.wrong == []


def test_search_answers_in_every_engine(engine, guarded):
    """Under the site's own policy, the first result of a common word is right."""
    engine.visit(f"{guarded}/search/")
    engine.write("#site-search-words", "sciatica")

    first = "return document.querySelector('.site-search__link')?.pathname"
    assert engine.wait(first) == "/conditions/sciatica-and-slipped-disc/"


def test_questions_find_a_right_page_among_the_first_three(page):
    """In both languages, with typos, in the words that people have."""
    asked = QUESTIONS["page"]
    found = {}
    for lang in SEARCH_PAGES:
        here = [words for to, words in asked.items() if language(to) == lang]
        found[lang] = ask(page, lang, list(chain.from_iterable(here)))
    missed = [
        (words, address, first)
        for address, questions in asked.items()
        for words in questions
        if address not in (first := found[language(address)][words][:3])
    ]
    count = sum(map(len, asked.values()))

    assert count > 60
    assert len(missed) <= (1 - RIGHT) * count, "\n".join(map(str, missed))
    assert not page.wrong


@pytest.mark.parametrize("lang", SEARCH_PAGES)
def test_words_of_danger_find_the_checklist_first(page, lang):
    """Always, also misspelt, and also in the other language's words."""
    missed = [
        (words, found[:3])
        for questions in QUESTIONS["danger"].values()
        for words, found in ask(page, lang, questions).items()
        if found[:1] != [CHECKLISTS[lang]]
    ]

    assert not missed


@pytest.mark.parametrize("lang", SEARCH_PAGES)
def test_a_sign_in_its_own_words_finds_the_checklist_first(page, sample_site, lang):
    """Who types what an urgent sign says is led to what it means."""
    listed = sample_site / CHECKLISTS[lang].strip("/") / "signs.json"
    said = [
        words
        for sign in json.loads(listed.read_text(encoding="utf-8"))["signs"]
        if sign["level"] in {"emergency", "same-day"}
        for words in (sign["title"], *sign["symptoms"])
    ]

    assert len(said) > 30
    asked = ask(page, lang, said)
    assert [words for words in said if asked[words][:1] != [CHECKLISTS[lang]]] == []


def slips(word):
    """A letter left out, doubled, or swapped with the next, at each place."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


@pytest.mark.parametrize("lang", SEARCH_PAGES)
def test_a_slip_in_a_word_of_danger_is_understood(page, lang):
    """Fear and pain make fingers slip: wherever it happens, danger comes first."""
    synonyms = tomllib.loads((ROOT / "content/practice/synonyms.toml").read_text())
    phrases = {
        words
        for synonym in synonyms["synonym"]
        if synonym["page"] == CHECKLISTS[lang] and synonym.get("danger")
        for words in synonym["words"]
    }
    long = sorted(phrase for phrase in phrases if phrase.isalpha() and len(phrase) > 5)
    # Every fourth: a word's slips are of three kinds by turns, so each kind is there.
    typed = list(dict.fromkeys(slip for word in long for slip in slips(word)))[::4]
    found = ask(page, lang, [f"{words} x" for words in typed])
    missed = [
        words for words, first in found.items() if first[:1] != [CHECKLISTS[lang]]
    ]

    assert len(typed) > 250
    assert len(missed) <= (1 - RIGHT) * len(typed), missed


@pytest.mark.parametrize("lang", SEARCH_PAGES)
def test_nothing_found_is_said_with_ways_on(page, lang):
    """Initials and nonsense find no page: the reader hears it, and what else to do."""
    questions = QUESTIONS["nothing"][lang]
    assert ask(page, lang, questions) == {words: [] for words in questions}

    assert search(page, questions[-1]) == []
    assert questions[-1] in page.inner_text("[role=status]")
    ways = page.query_selector_all(".site-search__ways a")
    assert [way.is_visible() for way in ways] == [True, True, True]


@pytest.mark.parametrize("words", ["", "sciatica", "zzzqq"])
def test_danger_signs_stand_above_all_results(page, words):
    """While one types, with results and without, a call and the checklist are there."""
    if words:
        search(page, words)

    call, check = page.locator(".site-search__danger a").all()
    assert call.get_attribute("href") == "tel:911"
    assert check.get_attribute("href") == "/signs/"
    expect(call).to_be_visible()
    for result in page.query_selector_all(".site-search__result"):
        assert call.bounding_box()["y"] < result.bounding_box()["y"]


def test_a_guess_is_told(page):
    """Whoever mistyped sees what was looked for, and which words are nowhere."""
    search(page, "sciatca xylophone")

    said = page.inner_text("[role=status]")
    assert "We looked for: sciatic" in said
    assert "On none of our pages: xylophone" in said


def test_a_site_published_meanwhile_is_searched(page):
    """The index that was loaded names files that are gone: it is loaded anew."""
    gone = iter([True])

    def answer(route):
        route.fulfill(status=404) if next(gone, False) else route.continue_()

    page.route("**/search-index/en-*", answer)

    assert search(page, "mattress")
    page.unroute_all()


def test_nothing_is_loaded_until_somebody_searches(page):
    """Who only passes by does not pay for the search."""
    page.focus("#site-search-words")
    page.wait_for_timeout(300)
    assert not [url for url in page.asked if "/search-index/" in url]

    assert search(page, "sciatica")

    assert [url for url in page.asked if "/search-index/" in url]


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
        if file.parent.name in {"search-index", "theme"}
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


def test_result_has_the_pages_drawing_and_leads_on_as_a_whole(page):
    """A row shows who the page is about, and a thumb may press any of it."""
    search(page, "sciatica")

    box = page.query_selector(".site-search__result img").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/conditions/sciatica-and-slipped-disc/")


def test_page_without_scripts_lists_every_page(browser, guarded):
    """Who has no scripts sees no field that does nothing, but all pages."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{guarded}/search/")

    assert not page.is_visible("#site-search-words")
    assert page.is_visible("main a[href='tel:911']")
    for path in ("/conditions/spinal-stenosis/", "/contact/", "/people/sam-specimen/"):
        assert page.is_visible(f".site-search__pages a[href='{path}']")
    context.close()
