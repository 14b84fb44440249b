"""The last good site survives whatever happens to a build."""

import os
import random
import re
import resource
import signal
import sys
import time
from types import SimpleNamespace

import pytest

from diagnostics import report
from whole_build import staging
from whole_build.disk import exchange


@pytest.fixture
def pelican(tmp_path):
    """Something with settings, as Pelican has them, and a report without mistakes."""
    report.clear()
    settings = {
        "OUTPUT_PATH": str(tmp_path / "output"),
        "STAGING_PATH": str(tmp_path / "staging"),
    }
    yield SimpleNamespace(settings=settings, output_path=settings["OUTPUT_PATH"])
    staging.release()


def begin(pelican):
    """Begin a build, up to where it may write."""
    staging.begin(pelican)
    staging.emptied()


def test_new_site_replaces_the_old_one(pelican, tmp_path):
    """Nothing of the old site is left when the new one is in place."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "old.html").touch()
    begin(pelican)
    (tmp_path / "staging" / "new.html").touch()

    staging.swap_in(pelican)

    assert [path.name for path in (tmp_path / "output").iterdir()] == ["new.html"]


def test_folders_of_the_old_site_do_not_show(pelican, tmp_path):
    """The next build may use them again; those that it does not use go."""
    for build, name in enumerate(("a/b/c", "a/d", "e")):
        begin(pelican)
        folder = tmp_path / "staging" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{build}.html").touch()
        staging.swap_in(pelican)
        pelican.settings["OUTPUT_PATH"] = str(tmp_path / "output")

        shown = [path.relative_to(tmp_path) for path in tmp_path.rglob("output/**/*")]
        parents = folder.relative_to(tmp_path / "staging").parts
        assert len(shown) == len(parents) + 1


def test_build_killed_between_the_renames_loses_nothing(pelican, tmp_path):
    """The next build brings back the site that was moved aside."""
    spare = tmp_path / "output.last"
    spare.mkdir()
    (spare / "good.html").touch()

    staging.begin(pelican)

    assert (tmp_path / "output" / "good.html").exists()


def test_the_swap_is_one_step_where_the_system_can(tmp_path):
    """At no moment is there no site: the two folders change places."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "new.html").touch()

    assert exchange(tmp_path / "old", tmp_path / "new") == (
        sys.platform in {"linux", "darwin"}
    )
    assert (tmp_path / "old" / "new.html").exists()


def test_a_second_build_waits_for_the_first(pelican, monkeypatch):
    """Two builds never write into one staging folder; the later one gives up."""
    monkeypatch.setattr(staging, "PATIENCE", 0)
    child = os.fork()
    if child == 0:
        staging.begin(pelican)
        os.kill(os.getpid(), signal.SIGSTOP)
    os.waitpid(child, os.WUNTRACED)

    with pytest.raises(SystemExit), report.captured() as told:
        staging.begin(pelican)
    assert "Another build has been running here" in str(told)

    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    monkeypatch.undo()  # what it had begun in another process ends after it
    staging.begin(pelican)
    staging.release()


def test_killed_at_any_moment_the_output_is_whole(site, article):
    """`kill -9` of a build at random moments: one whole site, old or new."""
    site.write({"articles/x.md": article("Oldtext.")})
    started = time.monotonic()
    assert site.build().good
    usual = time.monotonic() - started
    chance = random.Random(20260211)  # noqa: S311 - moments, not secrets
    for turn in range(8):
        word = "New" if turn % 2 else "Newer"
        site.write({f"articles/{name}.md": article(f"{word}text.") for name in "xyz"})
        child = os.fork()
        if child == 0:
            site.build()
            os._exit(0)
        time.sleep(chance.uniform(0, 1.5 * usual))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        texts = [p.read_text() for p in site.output.glob("articles/?/index.html")]
        words = {re.search(r"(Old|Newer|New)text", text)[1] for text in texts}
        assert len(words) == 1
        assert len(texts) == (1 if words == {"Old"} else 3)


def test_a_full_disk_is_one_sentence(site, article):
    """Without room the old site stays, and the author is told why."""
    site.write({"articles/x.md": article("Oldtext.")})
    assert site.build().good
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
        outcome = site.build()
        os.write(writer, "\n".join(map(str, outcome.diagnostics)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        assert "A file is larger than the system allows." in answer.read()
    assert "Oldtext" in (site.output / "articles/x/index.html").read_text()
