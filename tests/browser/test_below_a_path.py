"""A site below a path of its host, such as https://name.github.io/clinic, is whole."""

import re
from urllib.parse import urlsplit

import pytest
from tests.browser.conftest import wait_for_scripts

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# One page of each kind, and those that load something by a script.
PAGES = [
    *("", "articles/", "articles/sleeping-with-back-pain/", "conditions/"),
    *("services/dry-needling/", "people/", "signs/", "contact/", "evidence/"),
    *("exercises/", "my-program/", "search/", "es/", "es/buscar/", "404.html"),
]


@pytest.fixture(scope="module")
def host(other_practice, serve):
    """The address of a host that has a site below /clinic/."""
    return serve(other_practice)


@pytest.fixture(scope="module")
def window(browser, host):
    """A window that notes every answer, and what scripts and policy object to."""
    page = browser.new_page()
    page.wrong = []

    def note(answer):
        path = urlsplit(answer.url).path
        if not answer.url.startswith(host) or not path.startswith("/clinic/"):
            page.wrong.append(f"outside: {answer.url}")
        elif answer.status >= 400:
            page.wrong.append(f"{answer.status}: {answer.url}")

    page.on("response", note)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda m: page.wrong.append(m.text) if m.type == "error" else 0)
    yield page
    page.close()


@pytest.fixture
def page(window):
    """The window, with nothing noted."""
    window.goto("about:blank")
    window.wrong.clear()
    return window


@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_all_that_it_needs(page, host, address):
    """Typefaces, icons, pictures and scripts come from below the path."""
    page.goto(f"{host}/clinic/{address}")
    wait_for_scripts(page)
    page.wait_for_load_state("networkidle")

    assert page.wrong == []
    outside = page.eval_on_selector_all(
        "[href], [src], [action], [data-index], [data-engine]",
        """all => all.flatMap(each => ["href", "src", "action", "data-index",
             "data-engine"].map(name => each.getAttribute(name)))
             .filter(value => value?.startsWith("/") && !value.startsWith("/clinic/"))
        """,
    )
    assert outside == []


def test_a_visitor_clicks_through(page, host):
    """Menu, card, breadcrumb, language and footer lead on below the path."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{host}/clinic/")
    for part, link, place in (
        ("navigation", "Services", "services/"),
        ("main", "Dry needling", "services/dry-needling/"),
        ("banner", "Español", "es/servicios/puncion-seca/"),
        ("contentinfo", "Contacto", "es/contacto/"),
    ):
        wait_for_scripts(page)  # what comes later could move a link that is pressed
        page.get_by_role(part).get_by_role("link", name=link).first.click()
        page.wait_for_url(f"**/clinic/{place}")

    assert page.wrong == []


def test_the_search_finds_and_leads_there(page, host):
    """The index comes from below the path, and so does each result."""
    page.goto(f"{host}/clinic/search/")
    wait_for_scripts(page)
    page.get_by_role("searchbox").fill("dry needling")
    first = page.locator(".site-search a[href*='dry-needling']").first
    first.click()
    page.wait_for_url("**/clinic/services/dry-needling/**")

    assert page.wrong == []


def test_files_for_others_name_the_whole_address(host, browser):
    """Sitemap, feeds, manifest, cards and old addresses carry the path."""
    window = browser.new_page()

    def read(name):
        answer = window.request.get(f"{host}/clinic/{name}")
        assert answer.ok, name
        return answer.text()

    site = "https://name.example.com/clinic"
    assert f"<loc>{site}/services/</loc>" in read("sitemap.xml")
    assert f"Sitemap: {site}/sitemap.xml" in read("robots.txt")
    assert '"start_url": "/clinic/"' in read("site.webmanifest")
    assert f"URL:{site}/" in read("contact.vcf")
    assert f"Canonical: {site}/.well-known/" in read(".well-known/security.txt")
    feed = read("feeds/articles.atom.xml")
    assert f'href="{site}/articles/' in feed
    assert not re.search(r'(?:href|src)=(?:"|&quot;)/', feed)
    old = read("2026/02/02/first-six-weeks-of-new-back-pain/")
    assert f"url={site}/articles/first-six-weeks-of-new-back-pain/" in old
    window.close()
