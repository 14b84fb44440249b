"""Cloudflare Pages' own code understands what a build writes, and answers by it."""

import shutil
import subprocess
from urllib.parse import quote

import pytest
from tests.conftest import ROOT
from tests.hosts.program import answers_of
from tests.plugins.output.host_rules.hostile import HOSTILE, leads_home
from tests.plugins.output.host_rules.small_site import APART, FILES, RULES, WITH_EDITOR
from tests.plugins.output.host_rules.test_below_a_path import BELOW

from host_rules.model import IMMUTABLE
from host_rules.plugin import write_rules

HOME = "https://www.example.com"


def ask(folder, *addresses):
    """Let Cloudflare's code read a folder and answer requests."""
    return answers_of("cloudflare.mjs", folder, addresses)


@pytest.fixture(scope="module", params=[RULES, WITH_EDITOR], ids=["pages", "editor"])
def folder(request, tmp_path_factory):
    """A small site with its rules, which tests only read."""
    folder = tmp_path_factory.mktemp("cloudflare")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write_rules(folder, request.param)
    return folder


def test_every_line_is_understood_but_queries_and_unknown_addresses(folder):
    """Cloudflare passes over what docs/publishing.md says, and over nothing else."""
    refused = [refusal.get("line", "") for refusal in ask(folder)["refused"]]

    assert [refusal for refusal in refused if not refusal.endswith(" 404")] == [
        "/ p=12 /services/dry-needling/ 301!"
    ]


def test_every_answer_carries_every_header_once(folder):
    """Pages, files and unknown addresses alike; hashed files are kept for good.

    Beside an editor, the page for unknown addresses states its policy itself.
    """
    answers = ask(folder, "/", "/services/", "/theme/site.0a1b2c3d.css", "/nowhere/")
    beside = (folder / "_headers").read_text(encoding="utf-8").count("/admin/*")

    for address, answer in answers["answers"].items():
        in_page = APART.headers if beside and address == "/nowhere/" else {}
        for name, value in RULES.headers.items():
            if name in in_page:
                continue
            assert answer["headers"][name.lower()] == value, address
    kept = answers["answers"]["/theme/site.0a1b2c3d.css"]["headers"]["cache-control"]
    assert kept == RULES.caching["/theme/"]
    assert answers["answers"]["/nowhere/"]["headers"]["cache-control"] == "no-store"


MOVES = {
    "/old-page/": "/services/",
    "/old-page/?utm_source=x&b=%2F": "/services/?utm_source=x&b=%2F",
    "/caf%C3%A9/": "/services/",
    "/About%20Us.html": "/services/#team",
    f"/{'a' * 200}/{'b' * 190}/": "/services/",
    "/services": "/services/",
}


@pytest.fixture(scope="module")
def answers(folder):
    """What Cloudflare's code answers to each old address."""
    return ask(folder, *MOVES)["answers"]


@pytest.mark.parametrize(("old", "new"), MOVES.items())
def test_old_and_untidy_addresses_lead_on(answers, old, new):
    """Each goes to its page in one step, for good, and a query goes with it."""
    answer = answers[old]

    assert answer["status"] in {301, 308}
    assert answer["headers"]["location"].removeprefix(HOME) == new


def test_no_hostile_address_leads_elsewhere(folder):
    """Whatever a stranger puts into an address, its answer stays on the site."""
    paths = {text if text.startswith("/") else f"/{text}" for text in HOSTILE}
    asked = [quote(path, safe="/\\%?:@;&=.~") for path in sorted(paths)]
    answers = ask(folder, *asked)["answers"]

    assert len(answers) > 100
    led = {a: answer["headers"].get("location") for a, answer in answers.items()}
    assert {a: to for a, to in led.items() if not leads_home(to)} == {}


def test_a_site_below_a_path_is_served_from_a_folder(tmp_path):
    """Its rules stand at the top, as docs/publishing.md says, and name the path."""
    for name, text in FILES.items():
        path = tmp_path / "clinic" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write_rules(tmp_path, BELOW)
    asked = ["/clinic/", "/clinic/old-page/?a=1", "/clinic/theme/site.0a1b2c3d.css"]
    page, moved, styles = ask(tmp_path, *asked)["answers"].values()

    assert page["status"] == 200
    assert moved["headers"]["location"].removeprefix(HOME) == "/clinic/services/?a=1"
    assert styles["headers"]["cache-control"] == IMMUTABLE
    policy = RULES.headers["Content-Security-Policy"]
    assert policy == page["headers"]["content-security-policy"]


def commands(name):
    """The shell's part of what a host builds with, after the build itself."""
    text = (ROOT / "hosts" / name).read_text(encoding="utf-8")
    return text[text.index("rm -r output/_hosts") :].split('"')[0].splitlines()[0]


@pytest.mark.parametrize(
    "command",
    [
        commands("netlify/netlify.toml"),
        commands("cloudflare/wrangler.toml"),
        *(
            line.partition("- run: ")[2].partition(" # ")[0]
            for name in ("cloudflare", "netlify")
            for line in (ROOT / f"tools/start/workflows/{name}.yml")
            .read_text(encoding="utf-8")
            .splitlines()
            if "rsync" in line
        ),
    ],
)
def test_only_what_is_for_visitors_is_sent(published_site, tmp_path, command):
    """Neither other hosts' rules nor packed copies reach Cloudflare or Netlify."""
    source = "published/current" if "rsync" in command else "output"
    shutil.copytree(published_site, tmp_path / source)
    subprocess.run(command, shell=True, cwd=tmp_path, check=True)  # noqa: S602 - ours
    sent = tmp_path / ("site" if "rsync" in command else "output")

    def files(folder):
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
        return {name for name in found if (folder / name).is_file()}

    left = files(published_site) - files(sent)
    assert left
    assert files(sent)
    assert all(e.startswith("_hosts/") or e.endswith((".br", ".gz")) for e in left)
    assert not any(
        e.startswith("_hosts/") or e.endswith((".br", ".gz")) for e in files(sent)
    )
