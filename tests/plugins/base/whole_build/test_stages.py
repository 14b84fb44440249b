"""Within a stage no plugin depends on another."""

from pathlib import Path

import pytest
from tests.conftest import ROOT, take_what_is_made

import whole_build
from whole_build.build import build, read


def built(folder: Path, cache: Path):
    """Every file of the sample, but the search index, by its address."""
    outcome = build(
        read(
            str(ROOT / "pelicanconf.py"),
            OUTPUT_PATH=str(folder / "site"),
            STAGING_PATH=str(folder / "staging"),
            CACHE_PATH=str(cache),
            DEFECT_LOG=str(folder / "failure.txt"),
            SEARCH_INDEX=False,  # made of the pages, which are compared
        )
    )
    assert outcome.good, (outcome.diagnostics, outcome.failures)
    return {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
def test_order_within_a_stage_does_not_matter(tmp_path, monkeypatch):
    """The sample's files are the same with the receivers of all stages reversed."""

    def run_backwards(stage, subject):
        for receiver in reversed(list(stage.receivers_for(subject))):
            receiver(subject)

    take_what_is_made(tmp_path / "cache")
    forwards = built(tmp_path / "forwards", tmp_path / "cache")
    monkeypatch.setattr(whole_build, "run", run_backwards)
    backwards = built(tmp_path / "backwards", tmp_path / "cache")

    assert sorted(backwards) == sorted(forwards)
    assert [name for name in forwards if forwards[name] != backwards[name]] == []
