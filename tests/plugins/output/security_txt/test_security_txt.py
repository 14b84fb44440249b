"""Who finds a weakness finds an address to write to."""

from datetime import date

from tests.conftest import ROOT

from facts.reader import read_facts
from security_txt import security_txt

PRACTICE = read_facts(ROOT / "content" / "practice", ROOT).practice


def test_it_names_contact_expiry_languages_and_itself():
    """Every field that RFC 9116 asks for is there, once."""
    fields = dict(
        line.split(": ", 1)
        for line in security_txt(PRACTICE, date(2026, 11, 21)).splitlines()
    )

    assert fields == {
        "Contact": "mailto:hello@example.com",
        "Expires": "2027-11-01T00:00:00Z",
        "Preferred-Languages": "en, es",
        "Canonical": "https://www.example.com/.well-known/security.txt",
    }


def test_it_never_promises_more_than_a_year():
    """The standard recommends less than a year; so a leap day does no harm."""
    assert "Expires: 2029-02-01" in security_txt(PRACTICE, date(2028, 2, 29))


def test_the_built_site_has_it(sample_site):
    """It stands where the standard says."""
    assert (sample_site / ".well-known" / "security.txt").is_file()
