"""A real nginx serves the published folder as the rules say."""

import gzip

import brotli
import pytest
from tests.plugins.host_rules.small_site import APART, FILES, RULES

from host_rules.model import IMMUTABLE, REVALIDATE


@pytest.mark.parametrize("path", ["/", "/theme/site.0a1b2c3d.css", "/missing/"])
@pytest.mark.parametrize("accept", ["", "gzip", "br"])
def test_every_answer_carries_every_security_header(nginx, path, accept):
    """Pages, files and errors alike state the whole policy, once."""
    answer = nginx.get(path, accept=accept)

    for name, value in RULES.headers.items():
        assert answer.headers.get_all(name) == [value]


@pytest.mark.parametrize("accept", ["", "gzip", "br"])
def test_the_editor_has_a_policy_of_its_own(nginx, accept):
    """What it needs is allowed below its path, and all else is as everywhere."""
    answer = nginx.get("/admin/", accept=accept)

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
def test_types_are_right_packed_or_not(nginx, path, kind, accept):
    """Under nosniff a wrong type is a broken page, so each is exact."""
    answer = nginx.get(path, accept=accept)

    assert answer.status == 200
    assert answer.headers.get_all("Content-Type") == [kind]


@pytest.mark.parametrize(
    ("accept", "encoding", "unpack"),
    [
        ("", None, bytes),
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip, br;q=0.5", "br", brotli.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("brisk", None, bytes),
    ],
)
@pytest.mark.parametrize("path", ["/services/", "/missing/"])
def test_packing_follows_what_the_browser_takes(nginx, path, accept, encoding, unpack):
    """Each browser gets the smallest form it asked for, the 404 page too."""
    answer = nginx.get(path, accept=accept)
    file = "services/index.html" if path == "/services/" else "404.html"

    assert answer.headers["Content-Encoding"] == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert unpack(answer.body).decode() == FILES[file]


def test_pages_are_asked_for_again_and_answered_briefly(nginx):
    """A page is revalidated on each visit; unchanged, it costs no body."""
    first = nginx.get("/", accept="br")
    again = nginx.get("/", accept="br", **{"If-None-Match": first.headers["ETag"]})

    assert first.headers.get_all("Cache-Control") == [REVALIDATE]
    assert again.status == 304
    assert again.body == b""


@pytest.mark.parametrize("accept", ["", "gzip", "br"])
def test_hashed_files_are_kept_for_good(nginx, accept):
    """A file named after its content is never asked for twice."""
    answer = nginx.get("/theme/site.0a1b2c3d.css", accept=accept)

    assert answer.headers.get_all("Cache-Control") == [IMMUTABLE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/old-page/", "/services/"),
        ("/old-page/?utm_source=x", "/services/"),
        ("/?p=12", "/services/dry-needling/"),
        ("/say-%22hi%22/", "/services/"),
        ("/services", "/services/"),
        ("/services/index.html", "/services/"),
        ("/index.html", "/"),
    ],
)
def test_old_and_untidy_addresses_lead_on(nginx, old, new):
    """Each goes to its page in one step, for good."""
    answer = nginx.get(old)

    assert (answer.status, answer.headers["Location"]) == (301, new)
    assert nginx.get(new).status == 200


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
def test_what_is_not_for_visitors_is_not_found(nginx, path):
    """Unknown and private addresses give our own 404 page."""
    answer = nginx.get(path)

    assert answer.status in {404, 400}
    if answer.status == 404:
        assert answer.body.decode() == FILES["404.html"]


@pytest.mark.parametrize("accept", ["", "br"])
@pytest.mark.parametrize("path", ["/es/nada/", "/es/nada", "/es/a/b.html"])
def test_unknown_addresses_answer_in_the_language_of_their_folder(nginx, path, accept):
    """Who follows an old Spanish link reads in Spanish that the page is gone."""
    answer = nginx.get(path, accept=accept)
    body = brotli.decompress(answer.body) if accept else answer.body

    assert answer.status == 404
    assert body.decode() == FILES["es/404.html"]


def test_plain_http_leads_to_https_on_the_same_host(nginx):
    """The first step is to HTTPS on the same host, so that HSTS takes hold."""
    answer = nginx.get("/services/?a=1", tls=False)

    assert answer.status == 301
    assert answer.headers["Location"] == "https://www.example.com/services/?a=1"


def test_the_bare_domain_leads_to_the_site(nginx):
    """example.com and www.example.com are one site."""
    answer = nginx.get("/services/", Host="example.com")

    assert answer.headers["Location"] == "https://www.example.com/services/"
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_a_page_opened_before_a_publish_still_gets_its_files(nginx, published):
    """What only the previous release has is still served."""
    previous = published / "previous"
    (published / "releases/000000/theme").mkdir(parents=True)
    (published / "releases/000000/theme/site.ffffffff.css").write_text("p {}")
    previous.symlink_to("releases/000000")

    answer = nginx.get("/theme/site.ffffffff.css")

    assert (answer.status, answer.body) == (200, b"p {}")
    assert answer.headers["Cache-Control"] == IMMUTABLE
