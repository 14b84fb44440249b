"""The last good site survives whatever happens to a build."""

from types import SimpleNamespace

import pytest

from whole_build import staging


@pytest.fixture
def pelican(tmp_path):
    """Something with settings, as Pelican has them."""
    settings = {
        "OUTPUT_PATH": str(tmp_path / "output"),
        "STAGING_PATH": str(tmp_path / "staging"),
    }
    return SimpleNamespace(settings=settings, output_path=settings["OUTPUT_PATH"])


def test_new_site_replaces_the_old_one(pelican, tmp_path):
    """Nothing of the old site is left when the new one is in place."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "old.html").touch()
    staging.begin(pelican)
    (tmp_path / "staging" / "new.html").touch()

    staging.swap_in(pelican)

    assert [each.name for each in (tmp_path / "output").iterdir()] == ["new.html"]


def test_build_killed_between_the_renames_loses_nothing(pelican, tmp_path):
    """The next build brings back the site that was moved aside."""
    spare = tmp_path / "output.last"
    spare.mkdir()
    (spare / "good.html").touch()

    staging.begin(pelican)

    assert (tmp_path / "output" / "good.html").exists()
