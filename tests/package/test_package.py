"""The software as a package: a site in a folder of its own, in any environment."""

import os
import shutil
import subprocess
import sys

import pytest
from tests.conftest import (
    ROOT,
    WITHOUT,
    small_site,
    take_what_is_made,
    written_article,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def package(editions):
    """The wheel, unpacked as pip installs it."""
    return editions.present


@pytest.fixture
def folder(tmp_path):
    """A folder that holds two lines of settings, nothing else."""
    site = tmp_path / "our site"
    site.mkdir()
    for name in ("pelicanconf", "publishconf"):
        line = f"from clinicsite.{name} import *\n"
        (site / f"{name}.py").write_text(line, encoding="utf-8")
    return site


@pytest.fixture
def run(package, folder):
    """Run a task in that folder."""

    def task(*words):
        return subprocess.run(
            [sys.executable, "-m", "clinicsite", *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(package)},
            capture_output=True,
            text=True,
            check=False,
        )

    return task


def test_the_package_holds_no_test_and_no_decision(package):
    """A site gets what it runs: plugins, programs, theme, hosts, settings, docs."""
    inside = {path.name for path in (package / "clinicsite").iterdir()}
    inside.discard("__pycache__")

    assert inside == {
        *("__init__.py", "__main__.py", "pelicanconf.py", "publishconf.py"),
        *(
            "CHANGELOG.md",
            "docs",
            "hosts",
            "plugins",
            "requirements",
            "sample",
            "tasks.py",
        ),
        *("theme", "tools"),
    }


def test_a_site_is_a_small_folder(package, folder, run):
    """Content and two short settings files are built and published there."""
    shutil.copytree(package / "clinicsite" / "sample", folder / "content")
    take_what_is_made(folder / ".cache")
    published = run("publish", "--sample", "--to", "live")
    assert published.returncode == 0, published.stderr
    assert (folder / "live" / "current" / "signs" / "index.html").is_file()


def test_a_site_lays_its_own_files_over_the_theme(folder, run):
    """A component and the sizes of the same name win; colors are the brand's."""
    small_site(folder).write({"articles/a.md": written_article()})
    with (folder / "pelicanconf.py").open("a") as file:
        file.writelines(f"{name} = {value!r}\n" for name, value in WITHOUT.items())
    own = folder / "theme"
    tokens = (ROOT / "theme" / "css" / "tokens.css").read_text(encoding="utf-8")
    footer = (
        "{% macro site_footer(practice, week, groups, labels, siteurl, offices, mark,"
        " figure, open) %}"
        "<p>Our foot</p>{{ caller() }}{% endmacro %}"
    )
    for name, text in {
        "components/site-footer/site-footer.html": footer,
        "css/tokens.css": tokens.replace("--measure: 37rem", "--measure: 36.6rem"),
    }.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")

    built = run("build")
    assert built.returncode == 0, built.stderr
    page = (folder / "output/articles/a/index.html").read_text(encoding="utf-8")
    assert "Our foot" in page
    assert "36.6rem" in page


def test_tasks_are_those_of_a_site(run):
    """Tests and benchmarks of the software are no tasks of a site."""
    listed = run("--list").stdout

    for name in ("build", "serve", "publish", "rollback", "new", "review"):
        assert f"\n  {name} " in listed
    assert "\n  test " not in listed
    assert "\n  bench" not in listed


def test_new_takes_a_kind_as_one_says_it(folder, run):
    """`clinicsite new article --title …` starts a page in the site."""
    small_site(folder)
    made = run("new", "article", "--title", "Getting out of bed")

    assert made.returncode == 0, made.stderr
    assert (folder / "content" / "articles" / "getting-out-of-bed.md").is_file()
