"""Netlify's own code understands what a build writes, and answers by it."""

from urllib.parse import quote

import pytest
from tests.hosts.program import answers_of
from tests.plugins.output.host_rules.hostile import HOSTILE, leads_home
from tests.plugins.output.host_rules.small_site import FILES, RULES, WITH_EDITOR
from tests.plugins.output.host_rules.test_below_a_path import BELOW

from host_rules.plugin import write_rules

HOME = "https://www.example.com"


def read(folder, *addresses):
    """Let Netlify's code read a folder and answer requests."""
    return answers_of("netlify.mjs", folder, addresses)


def put(folder, rules):
    """Write the small site, below its path where it has one, and its rules."""
    for name, text in FILES.items():
        path = folder / rules.root.strip("/") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write_rules(folder, rules)


@pytest.mark.parametrize("rules", [RULES, WITH_EDITOR], ids=["pages", "editor"])
def test_every_line_is_understood(tmp_path, rules):
    """No header and no old address is dropped, whatever letters it has."""
    write_rules(tmp_path, rules)
    found = read(tmp_path)
    everywhere = {header["for"]: header["values"] for header in found["headers"]}

    assert found["errors"] == []
    assert everywhere["/theme/*"]["Cache-Control"] == rules.caching["/theme/"]
    differs = rules.apart.headers if rules.apart else {}
    for name, value in rules.headers.items():
        place = "/" if name in differs else "/*"
        assert everywhere[place][name] == value
    for name, value in differs.items():
        assert everywhere["/admin/*"][name] == value
    moves = [redirect for redirect in found["redirects"] if redirect["status"] == 301]
    assert {(asked(move), move["to"]) for move in moves} == {
        (redirect.old.replace("%C3%A9", "é"), redirect.new)
        for redirect in rules.redirects
    }
    missing = [redirect for redirect in found["redirects"] if redirect["status"] == 404]
    assert [rule["from"] for rule in missing] == [f"{p}*" for p in rules.missing]


def asked(redirect):
    """Write an old address as it is asked for, its query with it."""
    query = "&".join(f"{key}={value}" for key, value in redirect["query"].items())
    return f"{redirect['from']}?{query}" if query else redirect["from"]


MOVES = {
    "/old-page/": "/services/",
    "/old-page": "/services/",
    "/old-page/?utm_source=x&b=%2F": "/services/?utm_source=x&b=%2F",
    "/?p=12": "/services/dry-needling/?p=12",
    "/?p=12&utm=1": "/services/dry-needling/?p=12&utm=1",
    "/caf%C3%A9/": "/services/",
    "/caf%c3%a9/?a=1": "/services/?a=1",
    "/cost-$5/?b=1": "/services/?a=%24uri",
    f"/{'a' * 200}/{'b' * 190}/": "/services/",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What Netlify's code answers to each old address."""
    folder = tmp_path_factory.mktemp("netlify")
    put(folder, RULES)
    return read(folder, *MOVES)["answers"]


@pytest.mark.parametrize(("old", "new"), MOVES.items())
def test_old_addresses_lead_on(answers, old, new):
    """Each goes to its page in one step, for good, and a query goes with it."""
    answer = answers[old]

    assert answer["status"] == 301
    assert answer["location"].removeprefix(HOME) == new


def test_what_is_not_there_is_answered_in_its_language(tmp_path):
    """Other capitals are another address; one with a space is never matched."""
    put(tmp_path, RULES)
    asked = ["/OLD-PAGE/", "/About%20Us.html", "/nothing/", "/es/nada/", "/?p=13"]
    answers = read(tmp_path, *asked)["answers"]

    found = [(answer["status"], answer.get("page")) for answer in answers.values()]
    missing = (404, "/404.html")
    assert found == [missing, missing, missing, (404, "/es/404.html"), (200, None)]


@pytest.mark.parametrize("rules", [RULES, BELOW], ids=["pages", "below a path"])
def test_no_hostile_address_leads_elsewhere(tmp_path, rules):
    """Whatever a stranger puts into an address, its answer stays on the site."""
    put(tmp_path, rules)
    paths = {text if text.startswith("/") else f"/{text}" for text in HOSTILE}
    paths |= {f"{rules.root}{path}" for path in paths}
    asked = [quote(path, safe="/\\%?@:;&=.~") for path in sorted(paths)]
    answers = read(tmp_path, *asked)["answers"]

    assert len(answers) > 100
    led = {address: answer.get("location") for address, answer in answers.items()}
    assert any(led.values())
    assert {a: to for a, to in led.items() if not leads_home(to)} == {}


def test_a_site_below_a_path_is_served_from_a_folder(tmp_path):
    """Its rules stand at the top, as docs/publishing.md says, and name the path."""
    put(tmp_path, BELOW)
    found = read(
        tmp_path,
        *("/clinic/", "/clinic/old-page/?a=1", "/clinic/es/nada/", "/old-page/"),
    )
    page, moved, missing, above = found["answers"].values()
    everywhere = {header["for"]: header["values"] for header in found["headers"]}

    assert found["errors"] == []
    assert page["status"] == 200
    assert moved == {"status": 301, "location": f"{HOME}/clinic/services/?a=1"}
    assert missing == {"status": 404, "page": "/clinic/es/404.html"}
    assert above["status"] == 404
    kept = everywhere["/clinic/theme/*"]["Cache-Control"]
    assert kept == BELOW.caching["/clinic/theme/"]


def test_the_sample_s_own_files_are_understood(published_site):
    """Every old address of the sample is a redirect at Netlify."""
    found = read(published_site)
    lines = (published_site / "_redirects").read_text(encoding="utf-8")

    assert found["errors"] == []
    assert len(found["redirects"]) == len(lines.splitlines())
