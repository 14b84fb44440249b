"""Anybody can tell from what a published site was made, and make it again."""

import json
import re
import subprocess
import tomllib

from tests.conftest import ROOT

from build_record.plugin import PACKAGES

PUBLISHED = {"PUBLISHING": True, "SAMPLE_ALLOWED": True}
# Packages that edit, pack, watch or serve: no byte of a page depends on them.
OTHERS = {"brotli", "invoke", "tomlkit", "watchfiles"}
OF_PELICAN = {"jinja2"}
BY_HAND = (
    "find . -type f ! -name build.json ! -path './_*' ! -name '*.br' ! -name '*.gz'"
    " -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum"
)


def published(site):
    assert site.build(**PUBLISHED).good
    return json.loads((site.output / "build.json").read_text(encoding="utf-8"))


def git(site, *words):
    author = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *author, *words], cwd=site.root, check=True)


def test_digest_is_what_two_plain_programs_say(site, article):
    """The line in the docs gives the same digest on any machine with a shell."""
    site.write({"articles/sore.md": article()})
    found = published(site)
    said = subprocess.run(
        ["sh", "-c", BY_HAND], cwd=site.output, capture_output=True, check=True
    )

    assert said.stdout.decode().split()[0] == found["sha256"]
    assert BY_HAND in (ROOT / "docs/publishing.md").read_text(encoding="utf-8")


def test_record_names_the_commit_and_whether_files_differ_from_it(site, article):
    """A site built from files that nobody committed says so."""
    site.write({"articles/sore.md": article()})
    assert published(site)["commit"] is None

    git(site, "init", "--quiet")
    (site.root / ".gitignore").write_text(".*\noutput/\nfailure.txt\n")
    git(site, "add", "content")
    git(site, "commit", "--quiet", "--message", "Begin")
    first = published(site)
    site.write({"articles/sore.md": article("Other words.")})
    second = published(site)

    assert len(first["commit"]) == 40
    assert not first["changed_since"]
    assert second["commit"] == first["commit"]
    assert second["changed_since"]
    assert second["sha256"] != first["sha256"]


def test_a_preview_has_no_record(site, article):
    """Only what is published is described."""
    site.write({"articles/sore.md": article()})

    assert site.build().good
    assert not (site.output / "build.json").exists()


def test_every_package_that_makes_pages_is_named():
    """A new dependency is listed, or is known to change no page."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {
        re.match(r"[\w-]+", dependency)[0]
        for dependency in project["project"]["dependencies"]
    }

    assert set(PACKAGES) == names - OTHERS | OF_PELICAN
