"""A site is offered what a newer edition says otherwise, and nothing twice."""

import shutil
from itertools import chain, repeat

import pytest
from tests.editions import NEW_PAGE, NEW_SENTENCE, PAGE, change_texts
from tests.tools.start.conftest import PRACTICES, start

from start.software import SAMPLE
from update.adopt import Update
from update.choosing import asking, described, without_asking

OWN_SENTENCE = "We ask how you sleep."


@pytest.fixture
def started(tmp_path, monkeypatch):
    """A function that starts a practice's site; then newer texts are there."""

    def site(practice):
        done = start(tmp_path, "--answers", PRACTICES / f"{practice}.toml")
        assert done.returncode == 0, done.stdout
        shutil.copytree(SAMPLE, tmp_path / "sample")
        change_texts(tmp_path / "sample")
        monkeypatch.setattr("update.editions.SAMPLE", tmp_path / "sample")
        return tmp_path / "site"

    return site


def updated(site, choose):
    """Take what is chosen of the newer texts."""
    update = Update.of(site)
    update.carry_out(update.changes(choose, "", None))
    return update


def with_own_words(site):
    """Write something at the end of the page to which the edition adds a sentence."""
    page = site / "content" / PAGE
    page.write_text(f"{page.read_text().rstrip()}\n{OWN_SENTENCE}\n")
    return page


@pytest.mark.parametrize(
    ("practice", "paths"),
    [("institute", [PAGE, NEW_PAGE]), ("one-room", [PAGE])],
)
def test_nothing_but_news_is_offered(started, practice, paths):
    """Five therapists in two languages; a practice that chose its conditions."""
    site = started(practice)

    offers = updated(site, without_asking).offers
    assert [offer.path for offer in offers] == paths
    assert not Update.of(site).offers


def test_what_both_changed_is_left_for_a_person(started):
    """A script leaves the page as it is, and the next update offers it again."""
    site = started("one-room")
    page = with_own_words(site)
    before = page.read_text()
    said = updated(site, without_asking).summary(with_git=True)
    assert f"left for you: content/{PAGE}" in said

    assert page.read_text() == before
    (offer,) = Update.of(site).offers
    listed = "\n".join(described(offer))
    assert "both changed here:" in listed
    assert f"      yours  {OWN_SENTENCE}" in listed
    assert f"      new    {NEW_SENTENCE}" in listed


def test_a_person_decides_page_by_page(started):
    """One page is taken with the new words of two, another is declined for good."""
    site = started("institute")
    page = with_own_words(site)
    said, answers = [], chain("ynn", repeat("l"))
    updated(site, asking(lambda _: next(answers), said.append))

    heads = [line for line in said if PAGE in line or NEW_PAGE in line]
    assert heads == sorted(heads)
    assert NEW_SENTENCE in page.read_text()
    assert OWN_SENTENCE not in page.read_text()
    assert not (site / "content" / NEW_PAGE).exists()
    assert not Update.of(site).offers
