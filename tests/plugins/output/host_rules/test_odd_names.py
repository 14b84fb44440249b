"""Files and pages with unusual names have the right type, caching and answer."""

from urllib.parse import quote

import pytest
from tests import caddy as real_caddy
from tests import nginx as real_nginx
from tests.plugins.output.host_rules.small_site import PAGE, RULES

from compressed.packing import pack
from host_rules.model import IMMUTABLE, REVALIDATE
from host_rules.plugin import write_rules
from releases import publish

LONG = "a-very-long-name-" * 13  # 221 letters; file systems take 255 bytes
SERVERS = {"nginx": real_nginx.running, "caddy": real_caddy.running}
ODD = {
    "images/two words & more.avif": "image/avif",
    "images/été ñ.webp": "image/webp",
    "images/背痛.png": "image/png",
    "images/CAPITALS.JPG": "image/jpeg",
    "handout.final.v2.pdf": "application/pdf",
    f"{LONG}.svg": "image/svg+xml",
    "100% off+free.json": "application/json",
    "semi;colon,comma.css": "text/css; charset=utf-8",
    "people/dana (new)/dana.vcf": "text/vcard; charset=utf-8",
    "theme/fonts/a b.0a1b2c3d.woff2": "font/woff2",
    "feeds/all.rss.xml": "application/xml; charset=utf-8",
    "map.ics": "text/calendar; charset=utf-8",
    "notes.txt": "text/plain; charset=utf-8",
    "theme/search.0a1b2c3d.js": "text/javascript; charset=utf-8",
}
PAGES = ["Mixed.Case/v1.2/", "a_b~c-d/", f"{LONG}/"]
# No author can set such an address: a page's file has small letters, digits and
# hyphens only (test_unfit_files.py), save_as and slug are no fields, tags and
# categories become such words, and an alias makes a redirect, no page.
BY_OTHERS = ["services/ünï cöde/", "q's & a's/", "背痛/"]


@pytest.fixture(scope="module", params=SERVERS)
def server(request, tmp_path_factory):
    """Each server in front of a site of odd names."""
    folder = tmp_path_factory.mktemp(request.param)
    folder.chmod(0o755)

    def build(site):
        files = dict.fromkeys(ODD, "words " * 100)
        files |= {f"{page}index.html": PAGE.format(page) for page in PAGES + BY_OTHERS}
        files |= {"index.html": PAGE.format("Home"), "404.html": PAGE.format("None")}
        for name, text in files.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        write_rules(site, RULES)
        pack(site, folder / "cache")

    publish(folder / "www", build)
    work = tmp_path_factory.mktemp("work")
    with SERVERS[request.param](folder / "www", work) as running:
        yield running


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("accept", ["", "br"])
def test_a_file_of_any_name_has_its_type_caching_and_headers(server, name, accept):
    """Spaces, accents, capitals, several dots and signs change nothing."""
    answer = server.get(f"/{quote(name)}", accept=accept)

    assert answer.status == 200
    assert answer.headers.get_all("Content-Type") == [ODD[name]]
    kept = IMMUTABLE if name.startswith("theme/") else REVALIDATE
    assert answer.headers.get_all("Cache-Control") == [kept]
    for header, value in RULES.headers.items():
        assert answer.headers.get_all(header) == [value]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_any_name_is_found_tidied_and_never_doubled(server, page):
    """Without its slash or with its file's name, one step leads to the page."""
    address = f"/{quote(page)}"

    assert server.get(address).status == 200
    for untidy in (address.removesuffix("/"), f"{address}index.html"):
        answer = server.get(untidy)
        assert answer.status in {301, 308}, untidy
        assert server.get(answer.headers["Location"]).status == 200


@pytest.mark.parametrize("page", BY_OTHERS)
def test_a_page_of_someone_else_s_is_found(server, page):
    """What was put beside the site by hand is served, whatever its letters."""
    assert server.get(f"/{quote(page)}").status == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/%E9t%E9.webp", "/%c3%28", "/%", "/%zz", "/%00", "/a%00b.html"),
        *(f"/{'x' * 3000}", "/images/..%2f..%2f..%2fetc/passwd", "/....//....//etc"),
        *("/images/%2e%2e/%2e%2e/_hosts/nginx/http.conf", "/theme//../_headers"),
        *("/IMAGES/capitals.jpg", "/images/", "/.%2fgit/config", "/theme/nothing.css"),
    ],
)
def test_what_is_not_there_is_an_error_that_nobody_keeps(server, path):
    """Broken, hostile and mistyped addresses are refused, and not for a year."""
    answer = server.get(path)

    assert answer.status in {400, 404, 414}
    assert "immutable" not in (answer.headers["Cache-Control"] or "")
    if answer.status == 404:
        for header, value in RULES.headers.items():
            assert answer.headers.get_all(header) == [value]
