"""A defect of ours is an apology, never a traceback or a page that is missing."""

from content_model.reader import ContentReader


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
