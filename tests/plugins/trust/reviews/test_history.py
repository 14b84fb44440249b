"""A page's foot says what changed on it, newest first."""

from datetime import date

from reviews.history import Change, check_history, history_of

LINES = ["2026-03-02: First version.", "2026-11-02: We added\n  what a trial found."]


def said(*lines):
    found = check_history(list(lines), "a.md", 7, date(2026, 11, 21))
    return [str(sentence) for sentence in found]


def test_newest_change_comes_first():
    """Whatever order an author wrote them in."""
    assert history_of(LINES) == (
        Change(date(2026, 11, 2), "We added what a trial found."),
        Change(date(2026, 3, 2), "First version."),
    )
    assert said(*LINES) == []


def test_change_without_its_day_is_named():
    """So is a day that is none, and one that is still to come."""
    assert said("We added a trial.")[0].startswith(
        "a.md:7: The change “We added a trial.” does not begin with its day."
    )
    assert said("2026-13-02: x")
    assert said("2026-12-02: x") == [
        "a.md:7: The change of 2026-12-02 is still to come. Correct the day."
    ]


def test_foot_of_a_page_tells_what_changed(site, article):
    """Readers open it; pages without a history have nothing more."""
    changed = 'changes:\n  - "2026-03-02: We added what a trial of walking found."\n'
    site.write(
        {
            "articles/a.md": article().replace("category:", f"{changed}category:"),
            "articles/b.md": article(),
        }
    )

    assert site.build().diagnostics == ()
    shown = (site.output / "articles/a/index.html").read_text(encoding="utf-8")
    assert "What changed on this page</summary>" in shown
    assert "March 2, 2026</time>: We added what a trial of walking found.</li>" in shown
    other = (site.output / "articles/b/index.html").read_text(encoding="utf-8")
    assert "What changed" not in other
