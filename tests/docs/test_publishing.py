"""docs/publishing.md and hosts/ say what is there."""

import re
import subprocess
import tomllib
from html import unescape

import pytest
import yaml
from tests.conftest import ROOT

from host_rules.model import Rules
from host_rules.plugin import write_rules
from security_headers.policy import Policy
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

    assert len(named) == 5
    assert [name for name in named if not (tmp_path / name).exists()] == []


def test_every_host_is_explained():
    """Each folder in hosts/ is named in the guide."""
    folders = [path.name for path in (ROOT / "hosts").iterdir()]

    assert [name for name in folders if f"hosts/{name}" not in GUIDE] == ["github"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit(workflow):
    """A tag can be moved to other code; a commit cannot."""
    used = re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8"))

    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in used)


def test_pages_are_published_for_a_yes_only():
    """“no” is a word, too: any word would have turned publishing on."""
    text = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")

    assert "if: vars.PUBLISH_TO_PAGES == 'yes'" in text
    assert "set the variable `PUBLISH_TO_PAGES` to `yes`" in GUIDE


def test_every_file_of_pins_is_watched_for_newer_versions():
    """Dependabot looks where the pins are."""
    told = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text())["updates"]
    folders = {update["package-ecosystem"]: update["directory"] for update in told}

    assert list((ROOT / folders["pip"].strip("/")).glob("*.txt"))
    assert (ROOT / folders["npm"].strip("/") / "package-lock.json").exists()
    assert folders["github-actions"] == "/"


def test_every_text_has_the_line_ends_that_run_needs():
    """A clone on Windows, too, can be run in its Linux."""
    told = subprocess.run(
        ["git", "check-attr", "eol", "run", "tasks.py", "hosts/rsync/publish.sh"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip

    assert [line.endswith("eol: lf") for line in told] == [True] * 3


def test_workflows_run_the_same_test_command():
    """What runs in a pipeline is what a developer runs."""
    assert all("run: ./run test" in path.read_text() for path in WORKFLOWS)


@pytest.mark.parametrize("script", ["rsync/publish.sh", "s3/publish.sh"])
def test_scripts_are_sound_shell(script):
    """Each script at least parses."""
    subprocess.run(["sh", "-n", ROOT / "hosts" / script], check=True)


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
