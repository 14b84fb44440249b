"""A file that is kept is whole, or it counts as absent."""

import os
import subprocess
import sys

import pytest

from build_cache.files import digest_of
from build_cache.store import load, save


@pytest.mark.parametrize("place", [0, -1])
def test_a_damaged_snapshot_counts_as_absent(tmp_path, place):
    """The site is built from nothing, as in a new checkout."""
    path = tmp_path / "site.pickle"
    save(path, {"pages": 3})
    assert load(path) == {"pages": 3}
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)

    assert load(path) is None


def test_what_a_killed_build_was_writing_goes(tmp_path):
    """The next one that writes there removes it, but not what another one writes."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, others = (
        tmp_path / f".{digest_of(b'x').hex()}.{process}.part"
        for process in (ended.pid, os.getpid())
    )
    for part in (left, others):
        part.write_bytes(b"half of")

    save(tmp_path / "kept.pickle", "whole")

    assert not left.exists()
    assert others.exists()
    assert load(tmp_path / "kept.pickle") == "whole"
