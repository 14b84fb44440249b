"""What tests share: small sites to build, and the whole sample site, built once."""

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright

from groups import IMPORT_PATH
from tests.own_practice import make_it_own
from whole_build.build import Outcome, build, read

# How fast something is, benchmarks say; a busy machine must not fail a test.
# The same examples in every run: a pipeline should tell of a change, not of chance.
# HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile(
    "ours",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ours"))

ROOT = Path(__file__).parent.parent
PYTHONPATH = os.pathsep.join(IMPORT_PATH)
PEOPLE = {
    f"people/{slug}.md": f"""\
        ---
        title: {name}
        description: {name} is a sample physical therapist who writes and reviews pages.
        role: Physical therapist
        credentials: [PT]
        license_state: CO
        order: {order}
        ---

        A sample person.
        """
    for order, (slug, name) in enumerate(
        {"ann-author": "Ann Author", "rita-reviewer": "Rita Reviewer"}.items()
    )
}
# What small sites do without, unless a test is about it.
WITHOUT = {"EDITORIAL_KINDS": [], "REQUIRED_PAGES": [], "SEARCH_INDEX": False}
COMPILED = Path("fast_build", "templates.pickle")
HEALTH = """\
author: ann-author
reviewer: rita-reviewer
date: 2026-03-02
reviewed: 2026-11-02
next_review: 2028-05-01"""


def pytest_collection_modifyitems(items):
    """Start what takes long first, so that no process is left alone with it."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@dataclass
class Site:
    """A site in a folder of its own, with the sample's facts and theme."""

    root: Path

    def write(self, files: dict[str, str]) -> None:
        """Write files below content/."""
        for name, text in files.items():
            path = self.root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")

    @property
    def output(self) -> Path:
        """Where the built site is."""
        return self.root / "output"

    def build(self, conf: str = "pelicanconf.py", **settings: object) -> Outcome:
        """Build it in this process; what its pages say is not judged."""
        self.take_what_others_made()
        outcome = build(
            read(
                str(ROOT / conf),
                PATH=str(self.root / "content"),
                OUTPUT_PATH=str(self.output),
                STAGING_PATH=str(self.root / ".build" / "output"),
                CACHE_PATH=str(self.root / ".cache"),
                DEFECT_LOG=str(self.root / "failure.txt"),
                **{**WITHOUT, **settings},
            )
        )
        self._give_others_what_is_made()
        return outcome

    def take_what_others_made(self) -> None:
        """Share what is named by its content with the other sites of this run."""
        made, mine = self.root.parent / "made", self.root / ".cache"
        for name in ("brand", "share_images"):
            if not (mine / name).exists():
                (made / name).mkdir(parents=True, exist_ok=True)
                mine.mkdir(exist_ok=True)
                (mine / name).symlink_to(made / name)
        if (made / COMPILED.name).exists() and not (mine / COMPILED).exists():
            (mine / COMPILED).parent.mkdir(exist_ok=True)
            shutil.copy(made / COMPILED.name, mine / COMPILED)

    def _give_others_what_is_made(self) -> None:
        """Spare them compiling the theme, which takes most of a small build."""
        mine, others = self.root / ".cache" / COMPILED, self.root.parent / "made"
        if mine.exists() and not (others / COMPILED.name).exists():
            shutil.copy(mine, others)

    def diagnostics(self, files: dict[str, str]) -> list[str]:
        """Write files, build, and return every mistake as its author reads it."""
        self.write(files)
        outcome = self.build()
        assert not outcome.failures, outcome.failures
        return [str(each) for each in outcome.diagnostics]


@pytest.fixture
def site(tmp_path):
    """Two people and the sample's facts: the smallest site that builds."""
    return small_site(tmp_path)


@pytest.fixture
def practice(site):
    """A small site in which every fact is a real practice's own."""
    make_it_own(site.root / "content")
    return site


def small_site(folder):
    """Make the smallest site that builds in a folder."""
    made = Site(folder)
    shutil.copytree(
        ROOT / "content" / "practice",
        folder / "content" / "practice",
        ignore=shutil.ignore_patterns("redirects.toml", "synonyms.toml"),  # name pages
    )
    menu = folder / "content" / "practice" / "navigation.toml"
    menu.write_text('footer = []\n[[main]]\ntitle = "Articles"\npage = "/articles/"\n')
    made.write(PEOPLE)
    return made


@pytest.fixture
def article():
    """A function that writes an article: front matter lines to change, and a body."""
    return written_article


def written_article(body="Words.", **changes):
    """Write an article: front matter lines to change, and a body."""
    fields = {
        "title": "A title",
        "description": "A sentence of more than fifty characters about back pain.",
        "category": "Treatment",
    }
    lines = [f"{key}: {value}" for key, value in (fields | changes).items()]
    return "\n".join(["---", *lines, HEALTH, "---", "", body, ""])


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory):
    """The sample site as a preview shows it, built once by the author's command."""
    return built_once(tmp_path_factory, "pelicanconf.py")


@pytest.fixture(scope="session")
def published_site(tmp_path_factory):
    """The sample site as it is published, built once."""
    return built_once(tmp_path_factory, "publishconf.py")


def built_once(tmp_path_factory, settings: str) -> Path:
    """Build the sample site for all processes of this run; the first one does it."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # each has a folder of its own in it
    folder = run / settings.removesuffix(".py")
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "output").exists():  # it goes live whole or not at all
            built(folder / "output", settings)
    return folder / "output"


def take_what_is_made(cache: Path) -> None:
    """Give a new cache what earlier builds drew and set, each named by its content."""
    for name in ("handouts", "pictures", "share_images"):
        if (ROOT / ".cache" / name).is_dir():
            shutil.copytree(ROOT / ".cache" / name, cache / name)
    for name in ("codes.pickle", "figures.pickle"):
        if (ROOT / ".cache" / name).is_file():
            cache.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / ".cache" / name, cache / name)


def built(output: Path, settings: str) -> Path:
    """Build the sample site into a folder."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "whole_build"),
            *("--settings", settings, "--output", output, "--sample"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="session")
def playwright():
    """What starts browsers; one for the whole run, because it allows no second."""
    with sync_playwright() as started:
        yield started
