"""No word of an old site is lost: it stands in a file, or the report lists it."""

import html
import re

import pytest
from tests.tools.wordpress_import.exports import EXPORTS, export

_SILENT = re.compile(r"<(script|style).*?</\1>|<!--\s*/?wp:.*?-->", re.DOTALL)
_ENCODED = re.compile(
    r"<item><title>(.*?)</title>|<content:encoded><!\[CDATA\[(.*?)\]\]></content:encoded>",
    re.DOTALL,
)
_BUILDER = re.compile(r"\[/?(?:et_pb|vc)_[^\]]*\]")  # its syntax is nobody's words
_SAID = re.compile(
    r"\b(?:title|text|heading|h[24]|author|company_name|label|alt)=\"([^\"]*)\""
)
_READ = re.compile(r'(?:alt|title|placeholder|button_text)="([^"]*)"')


def words(text):
    return {match.casefold() for match in re.findall(r"[^\W_]+", html.unescape(text))}


def written_in(export_text):
    """Give the words that visitors of the old site read."""
    found = set()
    for title, body in _ENCODED.findall(export_text):
        shown = _BUILDER.sub(lambda tag: f" {' '.join(_SAID.findall(tag[0]))} ", body)
        shown = _SILENT.sub("", shown)
        attributes = " ".join(_READ.findall(shown))
        text = re.sub(r"<[^>]*>", " ", shown)
        found |= words(html.unescape(title)) | words(f"{text} {attributes}")
    return found


@pytest.mark.parametrize("name", EXPORTS)
def test_no_word_is_lost(name, imported):
    """Each word of a body or a title is in a new file, or named in the report."""
    text = export(name)
    files, report = imported(text)

    assert written_in(text) - words(" ".join([*files, report])) == set()


def test_what_stays_behind_is_told(imported):
    """Trash, spam and pings are counted, not passed over in silence."""
    _, of_states = imported(export("states"))
    _, of_comments = imported(export("comments"))

    assert "“Trashed”" in of_states
    assert "pings of other sites, stayed behind: 2." in of_comments


def test_all_of_them_build_at_once(site, imported):
    """Nothing has to be mended first, and the report says what to do, in order."""
    for name in EXPORTS:
        _, report = imported(export(name))

    outcome = site.build(REQUIRED_PAGES=[])

    assert outcome.failures == ()
    assert outcome.diagnostics == ()
    kinds = re.findall(r"(?m)^### (.*)$", report)
    assert "## Do this next\n\n1. Start the preview" in report
    assert len(kinds) == len({re.sub("“[^”]*”", "", kind) for kind in kinds})
