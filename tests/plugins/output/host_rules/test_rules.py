"""Each host gets the same rules in its own words."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plugins.output.host_rules.hostile import HOSTILE, leads_home
from tests.plugins.output.host_rules.small_site import APART, RULES, WITH_EDITOR
from tests.plugins.output.host_rules.test_below_a_path import BELOW

from host_rules import cloudfront, netlify, nginx
from host_rules.model import Redirect, Rules
from host_rules.plugin import write_rules

PATHS = st.from_regex(r"/[a-z0-9/-]{0,30}", fullmatch=True)
QUERIES = st.from_regex(r"(\?[a-z]{1,5}=[a-z0-9]{1,5}(&[a-z]=[0-9])?)?", fullmatch=True)
REDIRECTS = st.builds(
    Redirect, st.builds(str.__add__, PATHS, QUERIES), PATHS, st.sampled_from([301, 302])
)


@given(st.lists(REDIRECTS))
def test_redirects_survive_being_written_and_read(redirects):
    """What stands in `_redirects` is what other hosts are told."""
    text = netlify.redirects_file(Rules(headers={}, redirects=tuple(redirects)))

    assert list(netlify.read_redirects(text)) == redirects


@pytest.mark.parametrize(
    ("old", "line"),
    [
        ("/caf%C3%A9/", "/café/ /b/ 301"),
        ("/%E8%83%8C/a%7Cb/", "/背/a|b/ /b/ 301"),
        ("/About%20Us.html", "/About%20Us.html /b/ 301"),
        ("/nb%C2%A0sp/", "/nb%C2%A0sp/ /b/ 301"),
        ("/100%25/c%2A%23%3F/", "/100%25/c%2A%23%3F/ /b/ 301"),
        ("/not-a-letter-%E9/", "/not-a-letter-%E9/ /b/ 301"),
        ("/?p=12&q=%C3%A9", "/ p=12 q=%C3%A9 /b/ 301!"),
    ],
)
def test_netlify_is_told_letters_as_they_are_read(old, line):
    """What would end a word or mean a pattern stays encoded; all hosts read it back."""
    redirects = (Redirect(old, "/b/"),)
    text = netlify.redirects_file(Rules(headers={}, redirects=redirects))

    assert text == f"{line}\n"
    assert tuple(netlify.read_redirects(text)) == redirects


def test_netlify_and_caddy_answer_unknown_addresses_in_each_language(tmp_path):
    """The Spanish page stands for its folder only; nobody reads it as a redirect."""
    write_rules(tmp_path, RULES)
    lines = (tmp_path / "_redirects").read_text()
    caddy = (tmp_path / "_hosts/caddy/site.caddy").read_text()

    assert lines.endswith("\n/es/* /es/404.html 404\n")
    assert list(netlify.read_redirects(lines)) == list(RULES.redirects)
    assert "\t@missing0 path /es/*\n\trewrite @missing0 /es/404.html\n" in caddy
    assert "\t@missing not path /es/*\n" in caddy


def test_headers_file_states_no_header_twice_for_one_address():
    """Netlify and Cloudflare join values of overlapping rules; ours never do."""
    names = [
        line.split(":")[0]
        for line in netlify.headers_file(RULES).splitlines()
        if line.startswith("  ")
    ]

    assert len(names) == len(set(names))


def test_no_address_has_a_header_of_two_rules_when_a_part_differs():
    """The editor's policy is not joined with that of all other pages."""
    blocks = netlify.headers_file(WITH_EDITOR).strip().split("\n\n")
    rules = {block.split("\n")[0]: block.split("\n")[1:] for block in blocks}

    for path in ("/admin/", "/services/dry-needling/", "/"):
        lines = [
            line.split(":")[0]
            for pattern, lines in rules.items()
            if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path)
            for line in lines
        ]
        assert sorted(lines) == sorted(f"  {name}" for name in RULES.headers)
    own = "\n".join(rules["/admin/*"])
    assert all(f"{name}: {value}" in own for name, value in APART.headers.items())


def test_every_host_is_told_of_the_part_that_differs(tmp_path):
    """Without such a part, no host's rules name the editor."""
    for rules, folder in ((RULES, tmp_path / "without"), (WITH_EDITOR, tmp_path)):
        write_rules(folder, rules)
    for name in ("_headers", "_hosts/nginx/http.conf", "_hosts/caddy/site.caddy"):
        assert "script-src 'unsafe-eval'" in (tmp_path / name).read_text()
        assert "admin" not in (tmp_path / "without" / name).read_text()
    policy = tmp_path / "_hosts/cloudfront/headers-policy-admin.json"
    stated = json.loads(policy.read_text())["SecurityHeadersConfig"]
    assert "unsafe-eval" in stated["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    assert not (tmp_path / "without/_hosts/cloudfront" / policy.name).exists()


def test_cloudfront_policy_has_every_header():
    """Headers with a field of their own and the others make up the whole."""
    policy = json.loads(cloudfront.headers_policy(RULES))
    custom = {item["Header"] for item in policy["CustomHeadersConfig"]["Items"]}
    security = policy["SecurityHeadersConfig"]

    assert len(custom) + len(security) == len(RULES.headers)
    assert policy["CustomHeadersConfig"]["Quantity"] == len(custom)
    assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] == 63072000


def answers_of(rules, *targets):
    """Ask the CloudFront function as the service would, about many addresses."""
    node = shutil.which("node", path=Path(sys.executable).parent)
    assert node, "node is a development dependency: install the pinned ones"
    events = []
    for target in targets:
        uri, _, query = target.partition("?")
        named = {
            name: {"value": values[0], "multiValue": [{"value": v} for v in values]}
            if len(values) > 1
            else {"value": values[0]}
            for name, values in parse_qs(query, keep_blank_values=True).items()
        }
        events.append({"request": {"uri": uri, "querystring": named}})
    call = f"console.log(JSON.stringify({json.dumps(events)}.map(handler)))"
    done = subprocess.run(
        [node, "-"],
        input=cloudfront.request_function(rules) + call,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_cloudfront_finds_the_file_behind_a_clean_address():
    """Storage knows files only: a folder means its index.html."""
    asked = ["/", "/services/", "/theme/a.css", "//x/"]
    answers = [answer["uri"] for answer in answers_of(RULES, *asked)]

    assert answers == ["/index.html", "/services/index.html", "/theme/a.css", "//x/"]


@pytest.mark.parametrize(
    ("old", "target"),
    [
        ("/old-page/", "/services/"),
        ("/old-page/?a=1&b=2&a=3", "/services/?a=1&a=3&b=2"),
        ("/?p=12", "/services/dry-needling/"),
        ("/caf%C3%A9/", "/services/"),
        ("/caf%c3%a9/?a=1", "/services/?a=1"),
        ("/About%20Us.html?a=1", "/services/?a=1#team"),
        ("/cost-$5/?b=1", "https://www.example.com/services/?a=%24uri"),
        ("/services", "/services/"),
        ("/services?a=1", "/services/?a=1"),
        ("/services/index.html", "/services/"),
    ],
)
def test_cloudfront_leads_old_addresses_on(old, target):
    """Old and untidy addresses give one redirect, and keep what was asked."""
    (answer,) = answers_of(RULES, old)

    assert answer["statusCode"] == 301
    assert answer["headers"]["location"]["value"] == target


@pytest.mark.parametrize("rules", [RULES, BELOW], ids=["pages", "below a path"])
def test_cloudfront_leads_nobody_to_another_site(rules):
    """A link to us that a stranger made up never ends with the stranger."""
    hostile = [*HOSTILE, *(f"{rules.root}{text}" for text in HOSTILE if rules.root)]
    for target, answer in zip(hostile, answers_of(rules, *hostile), strict=True):
        location = answer.get("headers", {}).get("location", {}).get("value")
        assert leads_home(location), (target, location)


def test_cloudfront_serves_a_site_below_a_path():
    """Pages, untidy and old addresses carry the path; a query goes along."""
    asked = ["/clinic/", "/clinic/theme/site.0a1b2c3d.css", "/old-page/"]
    files = [answer["uri"] for answer in answers_of(BELOW, *asked)]
    untidy = ["/clinic", "/clinic/services?a=1", "/clinic/services/index.html"]
    moved = answers_of(BELOW, *untidy, "/clinic/old-page/?a=1")

    assert files == ["/clinic/index.html", asked[1], "/old-page/index.html"]
    assert [answer["headers"]["location"]["value"] for answer in moved] == [
        "/clinic/",
        "/clinic/services/?a=1",
        "/clinic/services/",
        "/clinic/services/?a=1",
    ]


def test_a_quote_in_an_old_address_cannot_end_nginx_s_string():
    """Old addresses are anyone's text; they stay inside their quotes."""
    rules = Rules(headers={}, redirects=(Redirect('/a"; evil "', "/b/"),))

    assert r'"/a\"; evil \"" "/b/$is_args$args";' in nginx.http_conf(rules)
