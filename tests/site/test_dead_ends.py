"""Every page can be reached, and every list says what it is a list of."""

from urllib.parse import urljoin

from lxml import html

# Where a form, the host or an old address leads, and no link.
BY_OTHER_WAYS = {
    "/404.html",
    "/es/404.html",
    "/articles/2026/",
    "/es/articulos/2026/",
    "/comment-received/",
    "/es/comentario-recibido/",
    "/thank-you/",
    "/es/gracias/",
}


def pages_in(output):
    """Return the pages of a built site by their addresses."""
    found = {}
    for file in output.rglob("*.html"):
        page = html.parse(file).getroot()
        if not page.xpath("//meta[@http-equiv='refresh']"):
            address = "/" + file.relative_to(output).as_posix()
            found[address.removesuffix("index.html")] = page
    return found


def test_every_page_can_be_reached_in_its_language(published_site):
    """Nobody types addresses: from the first page, links lead to all others."""
    pages = pages_in(published_site)
    for home in ("/", "/es/"):
        reached, todo = set(), [home]
        while todo:
            here = todo.pop()
            if here in reached:
                continue
            reached.add(here)
            for link in pages[here].iterfind(".//a[@href]"):
                there = urljoin(here, link.get("href")).partition("#")[0]
                if there in pages and there.startswith("/es/") == (home == "/es/"):
                    todo.append(there)
        spoken = {page for page in pages if page.startswith("/es/") == (home == "/es/")}
        gallery = {page for page in pages if page.startswith("/gallery/")}
        assert spoken - reached - gallery - BY_OTHER_WAYS == set()


def test_no_two_pages_have_the_same_heading_and_language(published_site):
    """A reader of a list knows which list it is; pages of one list share theirs."""
    seen = {}
    for address, page in pages_in(published_site).items():
        heading = "".join(page.find(".//h1").itertext())
        if "/page/" not in address:
            first = seen.setdefault((page.get("lang"), heading), address)
            assert first == address, f"{address} has the heading of {first}"
