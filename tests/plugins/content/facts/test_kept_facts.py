"""Facts that an earlier build read are used while their files say the same."""

import shutil

import pytest
from tests.conftest import ROOT

from diagnostics import ContentError
from facts import plugin
from facts.plugin import kept_facts
from facts.reader import read_facts


@pytest.fixture
def site(tmp_path):
    """A copy of the sample's facts and people, and a place for what is kept."""
    for name in ("practice", "people"):
        shutil.copytree(ROOT / "content" / name, tmp_path / "content" / name)
    return tmp_path


def kept(site):
    """Return the facts as a build gets them."""
    return kept_facts(site / "content" / "practice", site, site / ".cache")


def test_nothing_is_read_twice(site, monkeypatch):
    """The next build reads no facts, and has the same."""
    first = kept(site)
    monkeypatch.setattr(plugin, "read_facts", None)

    assert kept(site) == first


def test_facts_are_those_of_the_files_as_they_are(site):
    """A fact, a person, and a file that is gone or back; none of them is missed."""
    practice, people = site / "content" / "practice", site / "content" / "people"
    wording = (practice / "wording.toml").read_bytes()
    one = next(people.glob("[!_.]*.md"))
    changes = [
        (practice / "wording.toml").unlink,
        one.unlink,
        lambda: (practice / "wording.toml").write_bytes(wording),
        lambda: (site / ".cache" / "facts.pickle").write_bytes(b"damaged"),
        lambda: shutil.rmtree(site / ".cache"),
    ]
    seen = [kept(site)]
    for change in changes:
        change()
        assert kept(site) == read_facts(practice, site)
        seen.append(kept(site))

    assert seen[0].wording != seen[1].wording
    assert seen[1].therapists == seen[2].therapists + 1


def test_a_mistake_is_told_each_time(site):
    """Mistakes are not kept: neither the next build nor the one after misses them."""
    kept(site)
    file = site / "content" / "practice" / "hours.toml"
    good = file.read_bytes()
    file.write_bytes(b"[weekly\n")

    for _build in range(2):
        with pytest.raises(ContentError, match=r"hours\.toml:1"):
            kept(site)

    file.write_bytes(good)
    assert kept(site).hours


def test_a_folder_in_a_files_place_is_told(site):
    """What can't be read is read no sooner because it was once."""
    kept(site)
    file = site / "content" / "practice" / "hours.toml"
    file.unlink()
    file.mkdir()

    with pytest.raises(ContentError, match="cannot be read"):
        kept(site)
