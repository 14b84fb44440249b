"""The policy allows what pages need and nothing else."""

import re
import shutil
from html import unescape

from lxml import html
from tests.conftest import ROOT, themed

from security_headers.policy import PagePolicy, Policy
from theme_assets.model import hash_of


def directives(text):
    """A policy's words by directive."""
    return {part.split()[0]: part.split()[1:] for part in text.split("; ")}


def test_nothing_is_allowed_that_is_not_named():
    """It starts at "nothing": no inline code, no other host, no frame, no plugin."""
    policy = directives(Policy().content_security_policy())

    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert policy.pop("style-src") == ["'self'", "'unsafe-inline'"]  # see PagePolicy
    everything = {word for words in policy.values() for word in words}
    assert everything == {"'none'", "'self'"}


def test_inline_code_is_allowed_by_its_hash_only():
    """What the theme puts into pages is named; "unsafe-inline" never is."""
    policy = Policy(script_hashes=("sha256-b", "sha256-a"))
    found = directives(policy.content_security_policy())
    page = directives(PagePolicy(style_hashes=("sha256-d",)).with_style("sha256-c"))

    assert found["script-src"] == ["'self'", "'sha256-a'", "'sha256-b'"]
    assert page == {"style-src": ["'self'", "'sha256-c'", "'sha256-d'"]}


def test_no_text_is_run_as_code():
    """The search needs no WebAssembly: nothing that hosts or browsers must allow."""
    assert "eval" not in Policy().content_security_policy()


def test_forms_send_where_the_facts_say():
    """The receivers of requests and comments, by host, each once."""
    targets = ("https://form.example.com/a?b", "https://form.example.com/c", "")
    found = directives(Policy(form_targets=targets).content_security_policy())

    assert found["form-action"] == ["'self'", "https://form.example.com"]


def test_a_page_can_state_all_but_who_may_frame_it():
    """In a meta element browsers ignore frame-ancestors; the rest is the same."""
    policy = Policy(script_hashes=("sha256-a",))
    page = directives(PagePolicy(rest=policy.in_page()).with_style("sha256-c"))
    header = directives(policy.content_security_policy())

    assert header.keys() - page.keys() == {"frame-ancestors"}
    assert page.pop("style-src") == ["'self'", "'sha256-c'"]
    assert all(page[name] == header[name] for name in page)


def test_a_theme_changes_no_host_s_rules_and_every_page_names_its_styles(
    site, article, tmp_path
):
    """No server refuses styles that came, or came back, since it was told."""
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    site.write({"articles/sore.md": article()})
    seen = []
    for color in ("red", "blue"):
        with (theme / "css/base.css").open("a") as css:
            css.write(f"@layer base {{ main {{ outline: 1px solid {color}; }} }}\n")
        assert site.build(**themed(theme), HOST_RULES=True, PREVIEW=False).good
        names = ("_headers", "_hosts/nginx/server.conf", "_hosts/nginx/http.conf")
        names += ("_hosts/caddy/site.caddy", "_hosts/cloudfront/headers-policy.json")
        rules = "".join((site.output / name).read_text() for name in names)
        pages = {path: path.read_text() for path in site.output.rglob("*.html")}
        seen.append((rules, pages))

    (first, old), (second, new) = seen
    assert first == second
    assert old != new
    for path, text in new.items():
        if "<style>" in text:
            style = text.partition("<style>")[2].partition("</style>")[0]
            stated, _, rest = text.partition('http-equiv="Content-Security-Policy"')[
                2
            ].partition(">")
            assert f"'{hash_of(style)}'" in unescape(stated), path
            assert "unsafe" not in stated
            assert "<style>" in rest
            assert text.count("<style>") == 1


def test_a_policy_that_a_host_would_drop_stops_the_build(site):
    """A long one is not cut off or left out without a word."""
    hashes = tuple(f"sha256-{number:043}=" for number in range(30))
    outcome = site.build(HOST_RULES=True, POLICY_SCRIPT_HASHES=hashes)

    (said,) = map(str, outcome.diagnostics)
    assert re.search(
        r"The security policy has [12],\d{3} characters, 1,783 at most", said
    )


def test_the_policy_leaves_room_for_ten_more_hashes(site):
    """Nobody who adds a script has to begin with the policy."""
    hashes = tuple(f"sha256-{number:043}=" for number in range(10))

    assert site.build(HOST_RULES=True, POLICY_SCRIPT_HASHES=hashes).good


def test_headers_tell_other_sites_nothing_and_switch_features_off():
    """No page says which page a visitor came from, or asks for a camera."""
    headers = Policy().headers()

    assert headers["Referrer-Policy"] == "strict-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(
        headers["Permissions-Policy"].split(", ")
    )
    age = re.search(r"max-age=(\d+)", headers["Strict-Transport-Security"])
    assert int(age[1]) >= 31536000  # a year, in seconds: what browsers' lists ask


def test_every_form_of_the_site_may_be_sent(site, article):
    """The facts' receivers of requests and of comments are both in the policy."""
    facts = site.root / "content/practice/practice.toml"
    text = re.sub(
        r'receiver = "[^"]*"',
        'receiver = "https://comments.example.org/comment"',
        facts.read_text(),
    )
    text = re.sub(
        r'endpoint = "[^"]*"', 'endpoint = "https://requests.example.org/f/1"', text
    )
    facts.write_text(text)
    site.write({"articles/sore.md": article()})

    assert site.build(POLICY_IN_PAGES=True).good

    page = html.parse(site.output / "articles/sore/index.html")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert directives(policy)["form-action"] == [
        "'self'",
        "https://comments.example.org",
        "https://requests.example.org",
    ]
