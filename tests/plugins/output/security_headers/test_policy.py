"""The policy allows what pages need and nothing else."""

import re

from lxml import html

from security_headers.policy import Policy


def directives(text):
    """A policy's words by directive."""
    return {part.split()[0]: part.split()[1:] for part in text.split("; ")}


def test_nothing_is_allowed_that_is_not_named():
    """It starts at "nothing": no inline code, no other host, no frame, no plugin."""
    policy = directives(Policy().content_security_policy())

    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    everything = {word for words in policy.values() for word in words}
    assert everything == {"'none'", "'self'"}


def test_inline_code_is_allowed_by_its_hash_only():
    """What the theme puts into pages is named; "unsafe-inline" never is."""
    policy = Policy(script_hashes=("sha256-b", "sha256-a"), style_hashes=("sha256-c",))
    found = directives(policy.content_security_policy())

    assert found["script-src"] == ["'self'", "'sha256-a'", "'sha256-b'"]
    assert found["style-src"] == ["'self'", "'sha256-c'"]
    assert "unsafe-inline" not in policy.content_security_policy()


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
    policy = Policy()
    page = directives(policy.page_policy())
    header = directives(policy.content_security_policy())

    assert header.keys() - page.keys() == {"frame-ancestors"}
    assert all(page[name] == header[name] for name in page)


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
