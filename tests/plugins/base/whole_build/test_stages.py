"""Within a stage no plugin depends on another."""

import pytest
from tests.conftest import ROOT, take_what_is_made
from tests.plugins.fast_build.conftest import differing, tree

import whole_build
from whole_build.build import build, read


@pytest.mark.slow
def test_order_within_a_stage_does_not_matter(tmp_path, monkeypatch, sample_site):
    """The sample's files are the same with the receivers of all stages reversed.

    And the same as stock Pelican makes them, which keeps nothing and forks nowhere.
    """

    def run_backwards(stage, subject):
        for receiver in reversed(list(stage.receivers_for(subject))):
            receiver(subject)

    monkeypatch.setattr(whole_build, "run", run_backwards)
    take_what_is_made(tmp_path / "cache")
    outcome = build(
        read(
            str(ROOT / "pelicanconf.py"),
            PELICAN_CLASS="pelican.Pelican",
            OUTPUT_PATH=str(tmp_path / "site"),
            STAGING_PATH=str(tmp_path / "staging"),
            CACHE_PATH=str(tmp_path / "cache"),
            DEFECT_LOG=str(tmp_path / "failure.txt"),
        )
    )

    assert outcome.good, (outcome.diagnostics, outcome.failures)
    assert differing(tree(tmp_path / "site"), tree(sample_site)) == []
