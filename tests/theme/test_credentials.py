"""Letters after a name say what they stand for."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PEOPLE = sorted((ROOT / "content" / "people").glob("*.md"))


@pytest.fixture
def credentials(templates):
    """The macro, as a page calls it."""
    return templates.get_template("macros/credentials.html").module.credentials


def test_letters_are_spelled_out(credentials):
    """Whoever reads DPT learns what it means, with a finger, too."""
    assert str(credentials(["PT", "DPT"], "en")) == (
        "Physical Therapist (PT), Doctor of Physical Therapy (DPT)"
    )


def test_meanings_keep_their_language(credentials):
    """On a Spanish page a screen reader reads an American title as English."""
    assert str(credentials(["PT"], "es")) == (
        '<span lang="en">Physical Therapist</span> (PT)'
    )


def test_unknown_letters_stand_as_they_are(credentials):
    """Nothing is made up, and no letter is lost."""
    assert str(credentials(["PT", "<X>"], "en")).endswith(" (PT), &lt;X&gt;")


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_everybodys_letters_are_known(credentials, path):
    """No therapist of the sample has letters that nobody explains."""
    about = yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
    shown = str(credentials(about["credentials"], "en"))

    assert [f"({credential})" in shown for credential in about["credentials"]] == [
        True
    ] * len(about["credentials"])
