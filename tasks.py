"""What one can do with the site: `invoke --list`."""

import os

from invoke.context import Context
from invoke.tasks import task

os.environ["PYTHONPATH"] = "plugins"  # plugins import one another by name


@task
def build(c: Context, settings: str = "pelicanconf.py") -> None:
    """Build the site into output/; any mistake stops the build."""
    c.run(f"python -m whole_build --settings {settings}", echo=True)


@task
def serve(c: Context, port: int = 8000) -> None:
    """Build the site, show it in a browser and follow every change."""
    c.run(f"python -m preview --port {port}", pty=os.name == "posix")


@task
def test(c: Context, only: str = "") -> None:
    """Run every test; finds a system Chromium or installs one."""
    c.run("python -m tests.machine", echo=True)
    c.run(f"python -m pytest -n auto {only}", echo=True)


@task
def check(c: Context) -> None:
    """Check style, types and templates."""
    c.run("ruff check", echo=True)
    c.run("ruff format --check", echo=True)
    c.run("mypy", echo=True)
    c.run("djlint theme --lint --quiet", echo=True)


@task
def clean(c: Context) -> None:
    """Remove everything that a build or a test made."""
    c.run("rm -rf output .build .cache .pytest_cache .mypy_cache .ruff_cache")
