"""Build the whole site or leave the last good one untouched.

    Pelican's signals -> our stages (stages.py), in order
    output goes to a staging folder (staging.py) -> swapped in when nothing is wrong

A build with mistakes prints all of them, one sentence each, and exits with 1.
A defect of ours gives an apology and writes the details to a file.
`python -m whole_build` is Pelican with quiet logging and these exits.
Settings: `STAGING_PATH`, the folder a build grows in; `DEFECT_LOG`, where the
details of a defect are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostics import report
from whole_build import staging
from whole_build.clock import pace
from whole_build.stages import AFTER_WRITING, BEFORE_WRITING, still_wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blinker import Signal
    from pelican import Pelican
    from pelican.generators import Generator


class BuildStoppedError(SystemExit):
    """The content has mistakes; the report has them."""

    def __init__(self) -> None:
        """Exit with 1, as tasks and CI expect of a failed build."""
        super().__init__(1)


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    # A build that nothing calls for never imports Pelican.
    from pelican import signals  # noqa: PLC0415

    signals.initialized.connect(staging.begin)
    signals.all_generators_finalized.connect(before_writing)
    signals.finalized.connect(after_writing)


def before_writing(generators: Sequence[Generator]) -> None:
    """Run the stages that need everything read; stop here on a mistake."""
    staging.emptied()
    for stage in BEFORE_WRITING:
        run(stage, generators)
    stop_on_mistakes()


def after_writing(pelican: Pelican) -> None:
    """Run the stages that need everything written, then go live."""
    for stage in AFTER_WRITING:
        run(stage, pelican)
        stop_on_mistakes()
    staging.swap_in(pelican)


def run(stage: Signal, subject: object) -> None:
    """Send a stage, as long as somebody wants the build."""
    for receiver in stage.receivers_for(subject):
        still_wanted.send()
        with pace.part(receiver.__module__.partition(".")[0]):
            receiver(subject)


def stop_on_mistakes() -> None:
    """End the build when a mistake was reported: raises `BuildStoppedError`."""
    if report.errors:
        raise BuildStoppedError
