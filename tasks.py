"""What one can do with the site: `invoke --list`."""

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

sys.path.insert(0, str(Path(__file__).parent / "plugins"))

from groups import IMPORT_PATH

_known = os.environ.get("PYTHONPATH")
os.environ["PYTHONPATH"] = os.pathsep.join([*IMPORT_PATH, *filter(None, [_known])])
# Many containers set it. Each program would compile all of our code, for a second.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def ask(*words: str) -> None:
    """Run a program that reads the terminal itself.

    Invoke passes on as many bytes as there are letters, and waits for the rest of
    an accent for ever.
    """
    done = subprocess.run([sys.executable, "-m", *words], check=False)  # noqa: S603
    sys.exit(done.returncode)


@task
def build(
    c: Context,
    settings: str = "pelicanconf.py",
    sample: bool = False,
    staging: bool = False,
) -> None:
    """Build the site into output/; any mistake stops the build."""
    if staging and settings == "pelicanconf.py":
        settings = "publishconf.py"  # what visitors see, without aids for authors
    command = ["python", "-m", "whole_build", "--settings", settings]
    command += ["--sample"] * sample + ["--staging"] * staging
    c.run(shlex.join(command), echo=True)


@task
def editorial(c: Context, page: str = "") -> None:
    """Check what every page says, or one PAGE, without building the site."""
    pages = ["--", page] if page else []
    c.run(shlex.join(["python", "-m", "editorial", *pages]), echo=True)


@task
def publish(
    c: Context, to: str = "published", sample: bool = False, staging: bool = False
) -> None:
    """Build, check and put live below the folder TO; --staging makes a trial."""
    options = ["--sample"] * sample + ["--staging"] * staging
    command = ["python", "-m", "releases", "publish", *options, "--", to]
    c.run(shlex.join(command), echo=True)


@task
def rollback(c: Context, to: str = "published") -> None:
    """Bring the release before the live one back."""
    c.run(shlex.join(["python", "-m", "releases", "rollback", "--", to]), echo=True)


@task
def serve(c: Context, port: int = 8000, admin: bool = False) -> None:
    """Build the site, show it and follow every change; --admin edits in a browser."""
    command = ["python", "-m", "preview", "--port", str(port)]
    command += ["--admin", "--page", "admin/"] * admin
    c.run(shlex.join(command), pty=os.name == "posix")


@task
def review(c: Context, everything: bool = False) -> None:
    """Show what is due: reviews, old sources, holidays, translations, notes."""
    c.run(shlex.join(["python", "-m", "review_desk", *["--all"] * everything]))


@task(iterable=["what"])
def confirm(
    c: Context,
    what: Sequence[str],
    by: str,
    months: int = 18,
    all_read: bool = False,
) -> None:
    """Note that BY has read the texts WHAT, files or folders, and stands for them."""
    command = ["python", "-m", "confirm", *what, f"--by={by}", f"--months={months}"]
    command += ["--all-read"] * all_read
    c.run(shlex.join(command), pty=sys.stdin.isatty())


@task(iterable=["field"])
def new(
    _c: Context,
    kind: str = "",
    title: str = "",
    lang: str = "en",
    field: Sequence[str] | None = None,
) -> None:
    """Start a page: asks for what is needed, or takes --field name=value."""
    options = [f"--title={title}"] if title else []
    options += [f"--field={value}" for value in field or ()]
    ask("new_page", *filter(None, [kind]), f"--lang={lang}", *options)


@task(iterable=["answer"])
def start(
    c: Context, folder: str, answers: str = "", answer: Sequence[str] | None = None
) -> None:
    """Make a practice's own site in FOLDER; --answers FILE, or it asks."""
    options = [f"--answers={answers}"] * bool(answers)
    options += [f"--answer={value}" for value in answer or ()]
    software = Path(__file__).parent
    if (software / "pyproject.toml").is_file():  # a site needs it as a package
        wheels = software / ".build" / "wheels"
        wheel = ["python", "-m", "pip", "wheel", "--quiet", "--no-deps"]
        c.run(shlex.join([*wheel, "--wheel-dir", str(wheels), str(software)]))
        options.append(f"--wheel={max(wheels.glob('*.whl'), key=os.path.getmtime)}")
    ask("start", folder, *options)


@task
def update(
    _c: Context,
    wheel: str = "",
    to: str = "",
    list: bool = False,  # noqa: A002 - it is what the option is called
    yes: bool = False,
    unpacked: str = "",
) -> None:
    """Move to a newer version of the software; --list changes nothing."""
    given = {"wheel": wheel, "to": to, "unpacked": unpacked}
    options = [f"--{name}={value}" for name, value in given.items() if value]
    ask("update", *options, *["--list"] * list, *["--yes"] * yes)


@task
def remove(_c: Context, name: str, instead: str = "", yes: bool = False) -> None:
    """Remove services/NAME, language/es, articles …, with what refers to it."""
    options = [f"--instead={instead}"] * bool(instead) + ["--yes"] * yes
    ask("reorganize", "remove", name, *options)


@task
def rename(_c: Context, name: str, new: str, yes: bool = False) -> None:
    """Rename services/NAME, tags/TAG or sources/KEY wherever it is referred to."""
    ask("reorganize", "rename", name, new, *["--yes"] * yes)


@task
def comments(c: Context, once: bool = False, database: str = "") -> None:
    """Receive comments on this machine; approved ones become files."""
    chosen = ["--once"] * once + ([f"--database={database}"] if database else [])
    c.run(shlex.join(["python", "-m", "comments", *chosen]), pty=os.name == "posix")


@task
def import_wordpress(c: Context, file: str, uploads: str = "") -> None:
    """Bring posts, pages and comments of a WordPress export along, as drafts."""
    folder = [f"--uploads={uploads}"] if uploads else []
    c.run(shlex.join(["python", "-m", "wordpress_import", *folder, "--", file]))


@task
def words(c: Context) -> None:
    """Bring every language's catalog up to date with the templates."""
    c.run("python -m languages", echo=True)


@task
def known_texts(c: Context) -> None:
    """Note the sample's texts and the outlines', so that nobody publishes them."""
    c.run("python -m known_texts", echo=True)


@task
def test(c: Context, only: str = "") -> None:
    """Run every test; finds a system Chromium or installs one."""
    c.run("python -m tests.machine", echo=True)
    # One more than there are cores: tests also wait, for pages and other programs.
    workers = str((os.cpu_count() or 1) + 1)
    command = ["python", "-m", "pytest", "-n", workers, "--dist", "worksteal"]
    # ONLY is what pytest takes: several paths, or -k and words.
    command += shlex.split(only)
    c.run(shlex.join(command), echo=True)


@task
def accessibility(c: Context) -> None:
    """Run the tests that the accessibility page names; note the day they pass."""
    c.run("python -m tests.accessibility", echo=True)


@task
def check(c: Context) -> None:
    """Check style, types and templates."""
    c.run("ruff check", echo=True)
    c.run("ruff format --check", echo=True)
    c.run("mypy", echo=True)
    c.run("djlint theme --lint --quiet", echo=True)


@task
def audit(c: Context) -> None:
    """List the packages, their licences and the weaknesses that are known."""
    c.run("python -m audit", echo=True)


@task(iterable=["page"])
def check_site(
    c: Context, all_pages: bool = False, page: Sequence[str] | None = None
) -> None:
    """Check the site: facts, links, weight, and pages of each kind in Chromium."""
    command = ["python", "-m", "site_check", *["--all-pages"] * all_pages]
    command += [f"--page={address}" for address in page or ()]
    c.run(shlex.join(command))


@task
def bench_pages(c: Context, kinds: str = "") -> None:
    """Print what each kind of page costs a visitor on a slow phone."""
    c.run(shlex.join(["python", "benchmarks/pages.py", *kinds.split()]), echo=True)


@task
def look_pictures(c: Context) -> None:
    """Take the pictures of docs/look.md from the built site."""
    c.run("python benchmarks/pictures.py", echo=True)


@task
def bench(c: Context, articles: str = "20 120 1020", runs: int = 3) -> None:
    """Compare builds and publishes with Hugo's, search and packing included."""
    command = ["python", "-m", "benchmarks", *articles.split(), "--runs", str(runs)]
    c.run(shlex.join(command), echo=True)


@task
def bench_claims(
    c: Context, learn: bool = False, voices: bool = False, show: bool = False
) -> None:
    """Print how many honest sentences the gate stops, and what promises it passes."""
    options = ["--learn"] * learn + ["--voices"] * voices + ["--show"] * show
    c.run(shlex.join(["python", "-m", "benchmarks.claims", *options]), echo=True)


@task
def bench_preview(c: Context, edits: int = 20, articles: int = 0) -> None:
    """Measure how soon a saved sentence is seen in a browser."""
    command = ["python", "benchmarks/preview.py", "--edits", str(edits)]
    c.run(shlex.join([*command, "--articles", str(articles)]), echo=True)


@task
def clean(c: Context) -> None:
    """Remove everything that a build or a test made."""
    c.run("rm -rf output .build .cache .pytest_cache .mypy_cache .ruff_cache")
