"""A defect of ours is an apology, never a traceback or a page that is missing."""

from pelican.contents import Article

from content_model.reader import ContentReader
from whole_build.printed import as_text


def test_defect_stops_the_build_and_is_written_down(site, article, monkeypatch):
    """A reader that fails stops the build; the details are in a file, not printed."""

    def fail(*_args):
        msg = "a defect"
        raise ZeroDivisionError(msg)

    site.write({"articles/x.md": article()})
    monkeypatch.setattr(ContentReader, "converted", fail)

    outcome = site.build()

    assert not outcome.good
    assert not site.output.exists()
    assert "ZeroDivisionError: a defect" in outcome.failures[0]


def test_the_apology_names_the_page_and_the_details(site, article, monkeypatch):
    """An author learns which page it was and which file to send."""

    def fail(*_args):
        msg = "a defect"
        raise ZeroDivisionError(msg)

    site.write({"articles/x.md": article()})
    monkeypatch.setattr(Article, "refresh_metadata_intersite_links", fail)
    log = site.root / "failure.txt"

    said = as_text(site.build(), log)

    assert said.startswith("Sorry, the website's software failed")
    assert "It happened with content/articles/x.md." in said
    assert str(log) in said
    assert "Traceback" not in said
    assert "Traceback" in log.read_text()


def test_an_exit_that_nothing_explains_is_a_defect(site, article, monkeypatch):
    """Code that leaves in the middle of a build leaves no good site, and is named."""

    def leave(*_args):
        raise SystemExit(0)

    site.write({"articles/x.md": article()})
    monkeypatch.setattr(ContentReader, "converted", leave)

    outcome = site.build()

    assert not outcome.good
    assert not site.output.exists()
    assert "SystemExit: 0" in outcome.failures[0]
