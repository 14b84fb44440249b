"""The Mozilla Observatory's published rules, applied to what nginx answers.

Points as in its score table: 100 to begin with, more for what goes beyond.
"""

import re

import pytest

SIX_MONTHS = 15_552_000
BROAD = {"ftp:", "http:", "https:", "*", "http://*", "https://*"}
UNSAFE = BROAD | {"'unsafe-inline'", "data:"}


@pytest.fixture
def page(nginx):
    """The home page's answer."""
    return nginx.get("/")


@pytest.fixture
def csp(page):
    """The policy's directives and their sources."""
    parts = page.headers["Content-Security-Policy"].split(";")
    return {name: set(sources) for name, *sources in map(str.split, parts)}


def test_content_security_policy_earns_its_ten_points(csp):
    """default-src is 'none' alone, and nothing unsafe or broad stands anywhere.

    Of styles each page names its own: tests/site/test_served.py tries others.
    """
    assert csp["default-src"] == {"'none'"}
    for name in ("script-src", "object-src"):
        assert not csp.get(name, set()) & (UNSAFE | {"'unsafe-eval'"})
    assert not csp["style-src"] & BROAD
    for sources in csp.values():
        assert not any(source.startswith(("http:", "ftp:")) for source in sources)


def test_content_security_policy_passes_its_finer_checks(csp):
    """No framing, no base element, forms to named places only."""
    assert csp["frame-ancestors"] == {"'none'"}
    assert csp["base-uri"] == {"'none'"}
    assert csp["form-action"] == {"'self'", "https://forms.example.com"}


def test_transport_security_lasts_long_enough(page):
    """HSTS is stated once, for six months or more."""
    (header,) = page.headers.get_all("Strict-Transport-Security")

    assert int(re.search(r"max-age=(\d+)", header)[1]) >= SIX_MONTHS


def test_redirection_is_to_https_on_the_same_host(nginx):
    """No point is lost on the way in."""
    location = nginx.get("/", tls=False).headers["Location"]

    assert location == "https://www.example.com/"


@pytest.mark.parametrize(
    ("header", "good"),
    [
        ("Referrer-Policy", {"no-referrer", "same-origin", "strict-origin"}),
        ("X-Content-Type-Options", {"nosniff"}),
        ("X-Frame-Options", {"DENY", "SAMEORIGIN"}),
        ("Cross-Origin-Resource-Policy", {"same-origin", "same-site"}),
    ],
)
def test_each_other_header_earns_all_its_points(page, header, good):
    """Each is stated once, with a value of the best class."""
    (value,) = page.headers.get_all(header)

    assert value in good


def test_nothing_is_shared_with_other_sites_or_kept(page):
    """No cookie is set and no other origin may read."""
    assert page.headers["Set-Cookie"] is None
    assert page.headers["Access-Control-Allow-Origin"] is None
