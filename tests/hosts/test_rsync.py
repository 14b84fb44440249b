"""The script for a server of one's own, run with real rsync over a shell."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import PYTHONPATH, ROOT
from tests.machine import needed

from releases.model import Shelf

pytestmark = pytest.mark.slow

RUN = f"""#!{sys.executable}
import shutil, sys
sys.path[:0] = {PYTHONPATH.split(os.pathsep)!r}
from pathlib import Path
from releases import publish
publish(Path(sys.argv[3]), lambda folder: shutil.copytree("site", folder))
"""
# As sshd does it: the words are joined, and a shell reads them.
SSH = '#!/bin/sh\n[ "$1" != -l ] || shift 2\nshift\nexec sh -c "$*"\n'


class Server:
    """A folder on "another machine", and the folder that is published from."""

    def __init__(self, folder, name):
        self.here, self.shelf = folder / "clinic", Shelf(folder / name)
        (self.here / "site").mkdir(parents=True)
        for program, text in (("run", RUN), ("ssh", SSH)):
            (self.here / program).write_text(text)
            (self.here / program).chmod(0o755)

    def call(self, *more):
        command = [
            ROOT / "hosts/rsync/publish.sh",
            "me@there",
            self.shelf.folder,
            *more,
        ]
        path = f"{self.here}:{Path(needed('rsync')).parent}:{os.environ['PATH']}"
        return subprocess.run(
            [str(word) for word in command],
            cwd=self.here, env={**os.environ, "PATH": path},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def publish(self, words):
        (self.here / "site/index.html").write_text(words)
        (self.here / "site/same.css").write_text("p {}")
        time.sleep(max(0.0, 1.05 - time.time() % 1))  # releases are named by seconds
        return self.call()

    @property
    def live(self):
        return (self.shelf.current / "index.html").read_text()


@pytest.fixture
def server(tmp_path):
    return Server(tmp_path, "www")


def test_publish_and_roll_back_in_a_folder_of_any_name(tmp_path):
    """Spaces, quotes and semicolons are part of the name, on both machines."""
    server = Server(tmp_path, "my site; touch made; 'it's' $(touch made)")
    for words in ("one", "two", "three"):
        done = server.publish(words)
        assert done.returncode == 0, done.stderr
        assert server.live == words
    assert not list(tmp_path.rglob("made"))
    same = [path.stat().st_ino for path in server.shelf.releases.glob("*/same.css")]
    assert len(same) == 3
    assert len(set(same)) == 1

    assert server.call("rollback").returncode == 0
    assert server.live == "two"
    server.publish("four")
    server.call("rollback")
    assert server.live == "two"  # never the one that was rolled back from
    server.call("rollback")
    assert server.live == "one"
    refused = server.call("rollback")
    assert refused.returncode == 1
    assert "No earlier release is kept. Nothing was changed." in refused.stderr
    assert server.live == "one"


@pytest.mark.parametrize("harm", ["remove", "change", "add", "record"])
def test_a_release_that_is_not_whole_is_never_made_live(server, harm):
    """Whatever happened to the files since, the live site stays."""
    server.publish("one")
    server.publish("two")
    old = server.shelf.previous.resolve()
    if harm == "remove":
        (old / "same.css").unlink()
    elif harm == "record":
        old.with_name(f"{old.name}.files").unlink()
    else:
        (old / ("x" if harm == "add" else "index.html")).write_text("meddled")

    refused = server.call("rollback")

    assert refused.returncode == 1
    assert f"{old.name} is not whole" in refused.stderr
    assert server.live == "two"


def test_three_releases_are_kept_and_another_publish_is_left_alone(server):
    """What somebody else is sending just now is not swept away."""
    (server.shelf.releases / "20990101000000.partial").mkdir(parents=True)
    broken_off = server.shelf.releases / "20200101000000.partial"
    broken_off.mkdir()
    os.utime(broken_off, (0, 0))
    for words in ("1", "2", "3", "4", "5"):
        assert server.publish(words).returncode == 0

    names = sorted(path.name for path in server.shelf.releases.iterdir())
    assert names.pop() == "20990101000000.partial"
    assert len([name for name in names if name.isdecimal()]) == 3
    assert len([name for name in names if name.endswith(".files")]) == 3
