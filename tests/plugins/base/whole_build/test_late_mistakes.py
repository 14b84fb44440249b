"""A mistake that is found when all is written still keeps the old site in place."""

import pytest

from diagnostics import Diagnostic, report
from whole_build.stages import AFTER_WRITING


@pytest.mark.parametrize("stage", AFTER_WRITING, ids=lambda stage: stage.__doc__)
def test_a_late_mistake_leaves_the_old_site(site, article, stage):
    """Whichever stage finds it, what visitors see is the last good build."""
    site.write({"articles/sore.md": article("Old words.")})
    assert site.build().good
    page = site.output / "articles/sore/index.html"
    before = page.read_bytes()

    def find(_pelican):
        report.add(Diagnostic("content/x.md", 1, "Wrong.", "Mend it."))

    site.write({"articles/sore.md": article("New words.")})
    with stage.connected_to(find):
        outcome = site.build()

    assert [diagnostic.problem for diagnostic in outcome.diagnostics] == ["Wrong."]
    assert not outcome.failures
    assert page.read_bytes() == before
