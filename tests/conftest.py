"""What tests share: small sites to build, and the whole sample site, built once."""

import fcntl
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from io import StringIO
from operator import or_
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from types import ModuleType
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright

from build_cache.files import FileDigests
from build_cache.store import load, save
from editorial.gate import check
from fast_build.environment import software
from groups import IMPORT_PATH
from tests.editions import Editions, make_editions
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
# Of a small site that has more than articles.
HOME = """\
---
title: Start here
description: A sentence of more than fifty characters about necks and knees here.
template: home
address: /
lead: We treat {practice:treats}.
---

## Danger signs

Words.
"""
CONTACT = HOME.replace("template: home", "template: contact").replace(
    "address: /", "address: /contact/"
)
SETTINGS = read(str(ROOT / "pelicanconf.py"))
# What small sites do without, unless a test is about it.
WITHOUT = {"EDITORIAL_KINDS": [], "REQUIRED_PAGES": [], "SEARCH_INDEX": False}
# What sites of one run share: in folders what is named by its content, in files what
# each of them can do with.
IN_FOLDERS = ("brand", "handouts", "pictures", "share_images")
COMPILED = "fast_build/templates.pickle"
IN_FILES = (
    *(COMPILED, "editorial", "placeholders", "styles.pickle"),
    *("words-es.pickle", "words-missing.pickle"),
)
OF_ONE_PLACE = {"admin", "fast_build", "whole_build"}  # in a cache
HEALTH = """\
author: ann-author
reviewer: rita-reviewer
date: 2026-03-02
reviewed: 2026-11-02
next_review: 2028-05-01"""


# A process builds hundreds of small sites, and leaves little garbage.
gc.set_threshold(50_000, 10, 5)


def pytest_collection_modifyitems(items):
    """Start what takes long first, so that no process is left alone with it.

    Tests of other browsers stay together: each process starts its own.
    """
    items.sort(
        key=lambda item: (
            item.get_closest_marker("slow") is None,
            "engines" not in item.fixturenames,
        )
    )


def pytest_collection_finish():
    """Compile the gate's patterns here, once for all processes that are forked."""
    check("articles/promise.md", "We will cure your back pain within two weeks.\n")


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
        languages = ["es"] if (self.root / "content" / "es").is_dir() else []
        given = read(
            str(ROOT / conf),
            PATH=str(self.root / "content"),
            OUTPUT_PATH=str(self.output),
            STAGING_PATH=str(self.root / ".build" / "output"),
            CACHE_PATH=str(self.root / ".cache"),
            DEFECT_LOG=str(self.root / "failure.txt"),
            **{"LANGUAGES": languages, "PLUGINS": plugins(), **WITHOUT, **settings},
        )
        with self.sharing():
            return build(given)

    @contextmanager
    def sharing(self) -> Iterator[None]:
        """Let builds take what those of other sites made, and give them theirs."""
        self.take_what_others_made()
        with patch("fast_build.build.software", lambda *_: software_of_run()):
            yield
        self.give_others_what_is_made()

    def take_what_others_made(self) -> None:
        """Share what small builds would spend most of their time on."""
        made, mine = self.root.parent / "made", self.root / ".cache"
        for name in IN_FOLDERS:
            (made / name).mkdir(parents=True, exist_ok=True)
            mine.mkdir(exist_ok=True)
            if not (mine / name).exists():
                (mine / name).symlink_to(made / name)
        copy_files(made, mine)

    def give_others_what_is_made(self) -> None:
        """Let the next sites take it; compile no template twice."""
        made, mine = self.root.parent / "made", self.root / ".cache"
        copy_files(mine, made)
        others, own = made / COMPILED, mine / COMPILED
        if own.exists() and own.stat().st_size != others.stat().st_size:
            known, new = load(others), load(own)
            save(others, tuple(map(or_, known, new)))

    def diagnostics(self, files: dict[str, str]) -> list[str]:
        """Write files, build, and return every mistake as its author reads it."""
        self.write(files)
        outcome = self.build()
        assert not outcome.failures, outcome.failures
        return [str(diagnostic) for diagnostic in outcome.diagnostics]


def copy_files(there: Path, here: Path) -> None:
    """Copy what is made in files, where there is none."""
    for name in IN_FILES:
        if (there / name).exists() and not (here / name).exists():
            (here / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(there / name, here / name)


@cache
def plugins() -> list[ModuleType]:
    """Import all plugins but the gallery, which is a preview's largest page."""
    names = (name for name in SETTINGS["PLUGINS"] if name != "gallery.plugin")
    return [import_module(name) for name in names]


@cache
def software_of_run() -> bytes:
    """Digest all plugins once: nobody changes one meanwhile."""
    return software(SETTINGS, FileDigests({}))


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
    practice = folder / "content" / "practice" / "practice.toml"
    shutil.copytree(
        ROOT / "content" / "practice",
        folder / "content" / "practice",
        ignore=shutil.ignore_patterns("redirects.toml", "synonyms.toml"),  # name pages
    )
    text = practice.read_text(encoding="utf-8")
    for name in ("sam-specimen", "alex-placeholder"):  # who confirm the sample's offers
        text = text.replace(name, "ann-author")
    practice.write_text(text, encoding="utf-8")
    menu = folder / "content" / "practice" / "navigation.toml"
    menu.write_text('footer = []\n[[main]]\ntitle = "Articles"\npage = "/articles/"\n')
    made.write(PEOPLE)
    return made


def themed(theme: Path) -> dict[str, object]:
    """Settings for a copy of the theme: its styles and words, but no templates."""
    known = [str(ROOT / "theme" / "templates"), str(ROOT / "theme")]
    return {"THEME": str(theme), "THEME_TEMPLATES_OVERRIDES": known}


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
def sample_site(made_once):
    """The sample site as a preview shows it, built once by the author's command."""
    return made_once("preview", built_with("pelicanconf.py")) / "output"


@pytest.fixture(scope="session")
def published_site(made_once):
    """The sample site as it is published, built once."""
    return made_once("published", built_with("publishconf.py")) / "output"


@pytest.fixture(scope="session")
def editions(made_once):
    """The present version and a newer one."""
    return Editions(made_once("editions", make_editions))


def built_with(settings: str) -> Callable[[Path], None]:
    """Return what builds the sample site into a folder, one build at a time."""

    def build_there(folder: Path) -> None:
        with locked(ROOT / ".cache" / ".tests"):
            built(folder / "output", settings)

    return build_there


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """A function that has a folder filled once for all processes of this run."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # each has a folder of its own in it

    def folder(name: str, fill: Callable[[Path], object]) -> Path:
        whole, growing = run / name, run / f"{name}.growing"
        with locked(run / f"{name}.lock"):
            if not whole.exists():
                shutil.rmtree(growing, ignore_errors=True)
                growing.mkdir()
                fill(growing)
                growing.rename(whole)
        return whole

    return folder


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let other processes of this run wait who would do the same."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def copy_in_english(content: Path, *without: str) -> None:
    """Copy the sample's content into a folder, with English as its one language."""
    spanish = ("es", "synonyms.toml", "redirects.toml")  # pages, and what names them
    others = shutil.ignore_patterns(*spanish, *without)
    shutil.copytree(ROOT / "content", content, ignore=others)
    facts = content / "practice" / "practice.toml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(
        re.sub(r'(?m)^\[\[language\]\]\ncode = "es"\n.*\n', "", text), "utf-8"
    )


def take_what_is_made(cache: Path, names: Iterable[str] = ("*",)) -> None:
    """Give a new cache what builds of the sample drew, set and checked.

    Each is named by its content; what depends on the site's folder stays.
    """
    with locked(ROOT / ".cache" / ".tests"):
        if not (ROOT / ".cache" / "handouts").is_dir():
            with TemporaryDirectory() as folder:
                built(Path(folder) / "output", "publishconf.py")
    cache.mkdir(parents=True, exist_ok=True)
    for path in {path for name in names for path in (ROOT / ".cache").glob(name)}:
        if path.is_dir() and path.name not in OF_ONE_PLACE:
            shutil.copytree(path, cache / path.name, dirs_exist_ok=True)
        elif path.is_file():
            shutil.copy(path, cache)


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


def run_here(
    main: Callable[[], int], folder: Path, *words: object
) -> subprocess.CompletedProcess[str]:
    """Run a program as from the command line, where its imports are made already."""
    out, err = StringIO(), StringIO()
    with (
        chdir(folder),
        patch.object(sys, "argv", ["", *map(str, words)]),
        patch.object(sys, "stdin", StringIO()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            code = main()
        except SystemExit as end:
            code = end.code or 0
    if isinstance(code, str):  # which Python would print
        err.write(code)
        code = 1
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def playwright():
    """What starts browsers; one for the whole run, because it allows no second."""
    with sync_playwright() as started:
        yield started
