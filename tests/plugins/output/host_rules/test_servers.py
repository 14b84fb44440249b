"""Real nginx and Caddy serve the published folder as the rules say."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import brotli
import pytest
from tests.plugins.output.host_rules.hostile import HOSTILE, leads_home
from tests.plugins.output.host_rules.small_site import APART, FILES, RULES

from host_rules.model import IMMUTABLE, REVALIDATE


@pytest.mark.parametrize("path", ["/", "/theme/site.0a1b2c3d.css", "/missing/"])
@pytest.mark.parametrize("accept", ["", "gzip", "br"])
def test_every_answer_carries_every_security_header(server, path, accept):
    """Pages, files and errors alike state the whole policy, once."""
    answer = server.get(path, accept=accept)

    for name, value in RULES.headers.items():
        assert answer.headers.get_all(name) == [value]


@pytest.mark.parametrize("accept", ["", "gzip", "br"])
def test_the_editor_has_a_policy_of_its_own(server, accept):
    """What it needs is allowed below its path, and all else is as everywhere."""
    answer = server.get("/admin/", accept=accept)

    for name, value in (RULES.headers | APART.headers).items():
        assert answer.headers.get_all(name) == [value]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/theme/site.0a1b2c3d.css", "text/css; charset=utf-8"),
        ("/theme/site.0a1b2c3d.js", "text/javascript; charset=utf-8"),
        ("/feeds/all.atom.xml", "application/xml; charset=utf-8"),
        ("/images/back.avif", "image/avif"),
        ("/handout.pdf", "application/pdf"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("accept", ["", "gzip", "br"])
def test_types_are_right_packed_or_not(server, path, kind, accept):
    """Under nosniff a wrong type is a broken page, so each is exact."""
    answer = server.get(path, accept=accept)

    assert answer.status == 200
    assert answer.headers.get_all("Content-Type") == [kind]


@pytest.mark.parametrize(
    ("accept", "encoding", "unpack"),
    [
        ("", None, bytes),
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("brisk", None, bytes),
    ],
)
@pytest.mark.parametrize("path", ["/services/", "/missing/"])
def test_packing_follows_what_the_browser_takes(server, path, accept, encoding, unpack):
    """Each browser gets the smallest form it asked for, the 404 page too."""
    answer = server.get(path, accept=accept)
    file = "services/index.html" if path == "/services/" else "404.html"

    assert answer.headers["Content-Encoding"] == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert unpack(answer.body).decode() == FILES[file]


def test_pages_are_asked_for_again_and_answered_briefly(server):
    """A page is revalidated on each visit; unchanged, it costs no body."""
    first = server.get("/", accept="br")
    again = server.get("/", accept="br", **{"If-None-Match": first.headers["ETag"]})

    assert first.headers.get_all("Cache-Control") == [REVALIDATE]
    assert again.status == 304
    assert again.body == b""


@pytest.mark.parametrize("accept", ["", "gzip", "br"])
def test_hashed_files_are_kept_for_good(server, accept):
    """A file named after its content is never asked for twice."""
    answer = server.get("/theme/site.0a1b2c3d.css", accept=accept)

    assert answer.headers.get_all("Cache-Control") == [IMMUTABLE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/old-page/", "/services/"),
        ("/old-page/?utm_source=x&b=%2F", "/services/?utm_source=x&b=%2F"),
        ("/?p=12", "/services/dry-needling/"),
        ("/caf%C3%A9/", "/services/"),
        ("/caf%c3%a9/", "/services/"),
        ("/About%20Us.html", "/services/#team"),
        ("/cost-$5/", "https://www.example.com/services/?a=%24uri"),
        ("/cost-%245/?b=1", "https://www.example.com/services/?a=%24uri"),
        (f"/{'a' * 200}/{'b' * 190}/", "/services/"),
        ("/services", "/services/"),
        ("/services/index.html", "/services/"),
        ("/index.html", "/"),
    ],
)
def test_old_and_untidy_addresses_lead_on(server, old, new):
    """Each goes to its page in one step, for good."""
    answer = server.get(old)

    assert answer.status == 301 or (server.name, answer.status) == ("caddy", 308)
    assert answer.headers.get_all("Location") == [new]
    assert server.get(urlsplit(new).path).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/_headers",
        "/_hosts/nginx/server.conf",
        "/.git/config",
        "/index.html.br",
        "/index.html.gz",
        "/services/index.html.br",
        "/../current/index.html.none",
    ],
)
def test_what_is_not_for_visitors_is_not_found(server, path):
    """Unknown and private addresses give our own 404 page."""
    answer = server.get(path)

    assert answer.status in {404, 400}
    if answer.status == 404:
        assert answer.body.decode() == FILES["404.html"]


@pytest.mark.parametrize("accept", ["", "br"])
@pytest.mark.parametrize("path", ["/es/nada/", "/es/nada", "/es/a/b.html"])
def test_unknown_addresses_answer_in_the_language_of_their_folder(server, path, accept):
    """Who follows an old Spanish link reads in Spanish that the page is gone."""
    answer = server.get(path, accept=accept)
    body = brotli.decompress(answer.body) if accept else answer.body

    assert answer.status == 404
    assert body.decode() == FILES["es/404.html"]


def test_plain_http_leads_to_https_on_the_same_host(server):
    """The first step is to HTTPS on the same host, so that HSTS takes hold."""
    answer = server.get("/services/?a=1", tls=False)

    assert answer.status in {301, 308}
    assert answer.headers["Location"] == "https://www.example.com/services/?a=1"


def test_the_bare_domain_leads_to_the_site(server):
    """example.com and www.example.com are one site."""
    answer = server.get("/services/", Host="example.com")

    assert answer.headers["Location"] == "https://www.example.com/services/"
    assert "max-age" in answer.headers["Strict-Transport-Security"]


@pytest.fixture(scope="module")
def previous(published):
    """The release before the live one, with files that are gone."""
    release = published / "releases/000000"
    for name in ("theme/site.ffffffff.css", "asked-to-delete.html", "old/index.html"):
        (release / name).parent.mkdir(parents=True, exist_ok=True)
        (release / name).write_text("p {}")
    (published / "previous").symlink_to("releases/000000")


@pytest.mark.usefixtures("previous")
def test_a_page_opened_before_a_publish_still_gets_its_files(server):
    """What only the previous release has is still served, if pages load it."""
    answer = server.get("/theme/site.ffffffff.css")

    assert (answer.status, answer.body) == (200, b"p {}")
    assert answer.headers["Cache-Control"] == IMMUTABLE
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    for gone in ("/asked-to-delete.html", "/old/", "/old/index.html"):
        assert server.get(gone).status in {404, 301}


@pytest.mark.parametrize(
    ("path", "asked", "statuses"),
    [
        ("/theme/site.00000000.css", {}, {404}),
        ("/theme/", {}, {404}),
        ("/theme", {}, {404, 301, 308}),
        ("/theme/site.0a1b2c3d.css", {"method": "POST"}, {200, 405}),
        ("/theme/site.0a1b2c3d.css", {"Range": "bytes=90000-"}, {200, 416}),
        ("/theme/site.0a1b2c3d.css", {"If-Match": '"x"'}, {412}),
        ("/services/", {"method": "POST"}, {200, 405}),
        ("/theme/%00", {}, {400, 404}),
        ("/theme/" + "a" * 300, {}, {404}),
        ("/" + "a" * 4000, {}, {404}),
        ("/old-page/", {}, {301}),
    ],
)
def test_errors_are_never_kept_and_carry_the_policy(server, path, asked, statuses):
    """A file that was missing for a minute is not missing for a year."""
    answer = server.get(path, **asked)

    assert answer.status in statuses
    own = server.name == "caddy" and answer.status in {412, 416}  # of Go's library
    if answer.status not in {200, 400} and not own:  # nginx cannot read a 400 at all
        assert answer.headers.get_all("Cache-Control") == [REVALIDATE]
        for name, value in RULES.headers.items():
            assert answer.headers.get_all(name) == [value]
    if answer.status == 404:
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.body.decode() == FILES["404.html"]


def test_no_address_leads_to_another_site(server):
    """A link to us that a stranger made up never ends with the stranger."""
    with ThreadPoolExecutor(32) as strangers:  # Caddy lingers after a bad request
        locations = list(strangers.map(server.location, HOSTILE))
    away = [
        (target, location)
        for target, location in zip(HOSTILE, locations, strict=True)
        if not leads_home(location)
    ]
    assert away == []
