"""The sample, or a notice with a gap, is never published by accident."""

import pytest

PUBLISHING = {"PUBLISHING": True, "SAMPLE_ALLOWED": False}


@pytest.fixture
def facts(site):
    """A function that changes words in a file of facts."""

    def change(name, old, new):
        path = site.root / "content" / "practice" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def said(outcome):
    """Return the mistakes in content as an author reads them."""
    mistakes = map(str, outcome.mistakes)
    return [each for each in mistakes if each.startswith("content/")]


def test_the_sample_is_refused(site):
    """Publishing the sample as it is gives one sentence at its mark."""
    (mistake,) = said(site.build(**PUBLISHING))

    assert mistake.startswith("content/practice/practice.toml:")
    assert "These are the sample practice's facts." in mistake


def test_the_sample_is_let_through_on_purpose(site):
    """With --sample the sample is published."""
    assert said(site.build(**PUBLISHING | {"SAMPLE_ALLOWED": True})) == []


def test_sample_values_that_outlive_the_mark_are_refused(site, facts):
    """Setting sample = false is not enough: each sample value is named."""
    facts("practice.toml", "sample = true", "sample = false")

    mistakes = said(site.build(**PUBLISHING))

    for words in ("“555-0142”", "“example.com”", "“Sampletown”", "“Example Street”"):
        assert any(words in each for each in mistakes)
    assert any(each.startswith("content/practice/notices.toml:") for each in mistakes)


def test_sample_people_are_refused(site, facts):
    """A sample therapist has no license to treat anyone."""
    facts("practice.toml", "sample = true", "sample = false")
    path = site.root / "content" / "people" / "ann-author.md"
    path.write_text(path.read_text().replace("title: Ann", "title: Ann Sample"))

    mistakes = said(site.build(**PUBLISHING))

    assert any("ann-author.md:2: This is a sample therapist" in m for m in mistakes)


def test_a_gap_is_refused_even_in_the_sample(site, facts):
    """A notice that names nobody is no notice."""
    facts("notices.toml", '"Robin Sample"', '"fill in"  # by Friday')

    (mistake,) = said(site.build(**PUBLISHING | {"SAMPLE_ALLOWED": True}))

    assert "“privacy_officer” is still to be filled in." in mistake
