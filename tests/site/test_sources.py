"""The sample's sources are the studies and guidelines themselves."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import bibtexparser
import pytest

FILE = Path(__file__).parents[2] / "content" / "sources.bib"
ENTRIES = bibtexparser.parse_string(FILE.read_text(encoding="utf-8")).entries
# Copies, digests and homes of other people's pages; the source itself is cited.
STAND_INS = {
    "en.wikipedia.org",
    "githubissues.com",
    "medtalks.in",
    "recallguide.org",
    "redflagsymptoms.co.uk",
    "scribd.com",
    "studylib.net",
    "thenewsintel.com",
    "independentpharmacist.co.uk",
    "medscape.com",
    "mondaq.com",
    "docksci.com",
    "manualzz.com",
}


def fields(entry):
    return {field.key: field.value for field in entry.fields}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.key)
def test_every_source_says_who_when_and_where(entry):
    """A reader finds the very paper or page, and knows when we last looked."""
    known = fields(entry)

    assert known["author"]
    assert known.get("year", "").isdigit() or entry.entry_type == "online"
    assert known.get("doi") or known.get("pmid") or known["url"].startswith("https://")
    assert date.fromisoformat(known["urldate"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.key)
def test_no_source_is_a_copy_or_digest_of_another(entry):
    """Whoever checks a claim isn't sent to a page about the page."""
    host = urlsplit(fields(entry).get("url", "")).netloc.removeprefix("www.")

    assert host not in STAND_INS
