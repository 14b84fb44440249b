"""docs/publishing.md and hosts/ say what is there."""

import re
import subprocess
import tomllib
from html import unescape

import pytest
from tests.conftest import ROOT

from host_rules.model import Rules
from host_rules.writer import write_rules
from security_headers.policy import Policy
from theme_assets.reader import gather
from whole_build.build import read

GUIDE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_every_file_the_guide_names_is_there():
    """Who follows the guide finds each file of the repository it names."""
    named = re.findall(r"(?<![\w/])((?:hosts|plugins|\.github)/[\w./-]+\w)", GUIDE)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_host_file_the_guide_names_is_written(tmp_path):
    """The files of headers and redirects are the ones that a build writes."""
    write_rules(tmp_path, Rules(headers=Policy().headers()))
    named = set(re.findall(r"_hosts/[\w/.-]+\w", GUIDE))

    assert len(named) == 4
    assert [name for name in named if not (tmp_path / name).exists()] == []


def test_every_host_is_explained():
    """Each folder in hosts/ is named in the guide."""
    folders = [each.name for each in (ROOT / "hosts").iterdir()]

    assert [name for name in folders if f"hosts/{name}" not in GUIDE] == ["github"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit(workflow):
    """A tag can be moved to other code; a commit cannot."""
    used = re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8"))

    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each) for each in used)


def test_workflows_run_the_same_test_command():
    """What runs in a pipeline is what a developer runs."""
    assert all("run: ./run test" in path.read_text() for path in WORKFLOWS)


@pytest.mark.parametrize("script", ["rsync/publish.sh", "s3/publish.sh"])
def test_scripts_are_sound_shell(script):
    """Each script at least parses."""
    subprocess.run(["sh", "-n", ROOT / "hosts" / script], check=True)


@pytest.fixture
def switch(tmp_path):
    """A function that runs what `hosts/rsync/publish.sh` runs on the server."""
    text = (ROOT / "hosts" / "rsync" / "publish.sh").read_text(encoding="utf-8")
    script = re.search(r"^switch='\n(.*?)^'$", text, re.DOTALL | re.MULTILINE)[1]

    def run(what):
        if what != "rollback":
            (tmp_path / "releases" / f"{what}.partial").mkdir(parents=True)
        command = ["sh", "-s", "--", tmp_path, what]
        done = subprocess.run(
            command, input=script, capture_output=True, text=True, check=False
        )
        links = [tmp_path / name for name in ("current", "previous")]
        served = [link.readlink().name if link.is_symlink() else "" for link in links]
        return done.returncode, *served

    return run


def test_the_server_s_part_of_the_rsync_script_goes_back_step_by_step(switch):
    """Each rollback is one release older; without one, the live site stays."""
    assert switch("20261101") == (0, "20261101", "")
    assert switch("20261102") == (0, "20261102", "20261101")
    assert switch("20261103") == (0, "20261103", "20261102")
    assert switch("rollback") == (0, "20261102", "20261101")
    assert switch("rollback") == (0, "20261101", "")
    assert switch("rollback") == (1, "20261101", "")


def test_the_rsync_script_never_restores_what_was_rolled_back_from(switch, tmp_path):
    """A bad release is gone with the next one; three whole ones are kept."""
    for name in ("20261101", "20261102"):
        switch(name)
    switch("rollback")
    (tmp_path / "releases" / "20261103.partial").mkdir()  # a copy that broke off
    switch("20261104")
    assert switch("20261105") == (0, "20261105", "20261104")
    assert switch("rollback") == (0, "20261104", "20261101")
    assert switch("20261105") == (0, "20261105", "20261104")
    assert switch("20261106")[0] == 0

    kept = sorted(each.name for each in (tmp_path / "releases").iterdir())
    assert kept == ["20261104", "20261105", "20261106"]


@pytest.mark.parametrize("name", ["netlify/netlify.toml", "cloudflare/wrangler.toml"])
def test_configurations_publish_the_output(name):
    """The folder that hosts publish is the one that builds write."""
    text = (ROOT / "hosts" / name).read_text(encoding="utf-8")

    tomllib.loads(text)
    assert re.search(r'"(?:\.\./\.\./)?output"', text)


def test_github_s_settings_put_the_policy_into_pages():
    """Where no header can be set, the page states the policy."""
    settings = read(str(ROOT / "hosts" / "github" / "pagesconf.py"))

    assert settings["POLICY_IN_PAGES"] is True
    assert settings["OUTPUT_CHECK"] is True
    assert settings["PATH"] == str(ROOT / "content")


def test_a_page_can_state_the_policy_itself(site):
    """The policy is the page's first word, and has its styles' hashes."""
    assert site.build(POLICY_IN_PAGES=True).good

    head = (site.output / "articles/index.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', head)
    assert unescape(policy[1]).startswith("default-src 'none'; script-src 'self'")
    assert head.index("http-equiv") < head.index("<style>")
    assert "frame-ancestors" not in policy[1]


@pytest.mark.parametrize("name", ["_headers"])
def test_cloudflare_reads_every_line(tmp_path, name):
    """Cloudflare Pages passes over a line of more than 2,000 characters."""
    assets = gather(ROOT / "theme")
    hashes = assets.style_hashes("https://www.example.com")
    policy = Policy(
        form_targets=("https://forms.example.com",),
        script_hashes=assets.script_hashes(),
        style_hashes=hashes,
    )
    write_rules(tmp_path, Rules(headers=policy.headers()))

    assert max(map(len, (tmp_path / name).read_text().splitlines())) < 2000
