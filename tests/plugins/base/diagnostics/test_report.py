"""Mistakes are kept until they are printed: once each, in order, by what they mean."""

from contextlib import suppress

from diagnostics import ContentError, Diagnostic
from diagnostics.report import Report

EARLY = Diagnostic("content/a.md", 2, "One is wrong.", "Mend it.")
LATE = Diagnostic("content/b.md", 1, "Two is wrong.", "Mend it.")
NOTE = Diagnostic("content/a.md", 9, "This is long.", "Shorten it.", level="warning")


def test_a_mistake_reads_as_one_sentence_with_its_place():
    """Terminals and editors make a link of the first word."""
    assert str(EARLY) == "content/a.md:2: One is wrong. Mend it."
    assert str(Diagnostic("x.md", 1, "Empty.", "")) == "x.md:1: Empty."


def test_mistakes_come_once_and_in_the_order_of_the_files():
    """Two plugins may see the same; an author wants one list from top to bottom."""
    report = Report()
    report.add(LATE, NOTE, EARLY)
    report.add(Diagnostic("content/a.md", 2, "One is wrong.", "Mend it."))

    assert report.errors == [EARLY, LATE]
    assert report.warnings == [NOTE]


def test_lines_are_ordered_by_number():
    """Line 10 comes after line 9."""
    report = Report()
    report.add(*(Diagnostic("a.md", line, "x.", "y.") for line in (10, 9, 100)))

    assert [error.line for error in report.errors] == [9, 10, 100]


def test_what_is_captured_belongs_to_who_captured_it():
    """Work that is kept for the next build keeps its mistakes; none slips through."""
    report = Report()
    report.add(EARLY)
    with report.captured() as found:
        report.add(LATE)

    assert found == {LATE}
    assert report.errors == [EARLY]


def test_after_an_exception_the_report_is_as_it_was():
    """What was found before something went wrong is not lost."""
    report = Report()
    report.add(EARLY)
    with suppress(ContentError), report.captured():
        _fail(report)

    assert report.errors == [EARLY]


def _fail(report):
    report.add(LATE)
    raise ContentError(NOTE)
