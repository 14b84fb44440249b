"""Run one build and say how it went."""

import logging
from contextlib import ExitStack
from pathlib import Path

from pelican import Pelican
from pelican.settings import read_settings

from diagnostics import Diagnostic, report
from diagnostics.folding import folded, worth_knowing
from plain_data import dataclass
from site_parts import Settings
from whole_build import staging
from whole_build.cache import writable_cache
from whole_build.clock import pace
from whole_build.defects import Watch, watched
from whole_build.disk import REASONS
from whole_build.stages import SupersededError


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended.

    Attributes:
        diagnostics: Errors that stopped it; without any, the site is in place.
        notes: Warnings, worth knowing.
        failures: Tracebacks of defects of ours.
        pace: How long it took, in words.
    """

    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[Diagnostic, ...]
    failures: tuple[str, ...]
    pace: str = ""

    @property
    def good(self) -> bool:
        """Whether the new site is in place."""
        return not (self.diagnostics or self.failures)


def read(settings_file: str, **overrides: object) -> Settings:
    """Read Pelican's settings from a file beside `content`.

    Raises:
        OSError: The file cannot be read.
    """
    settings: Settings = read_settings(settings_file, override=overrides)
    return settings


def build(settings: Settings) -> Outcome:
    """Build once; never raises for what an author or a plugin did wrong.

    Raises:
        SupersededError: Whoever asked for the build wants it no more.
    """
    logging.getLogger("pelican").setLevel(logging.ERROR)
    logging.getLogger("pelican").propagate = False
    report.clear()
    pace.start()
    with watched() as watch, ExitStack() as stack:
        try:
            problem = stack.enter_context(writable_cache(settings))
            pelican_class(settings)(settings).run()
            report.add(*problem)
        except SupersededError:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is
            note(error, settings, watch)
        finally:
            staging.release()
    errors = folded(report.errors)
    return Outcome(
        tuple(errors),
        tuple(worth_knowing(report.warnings, errors)),
        tuple(watch.failures),
        pace=pace.summary(),
    )


def note(error: BaseException, settings: Settings, watch: Watch) -> None:
    """Say what ended a build: mistakes that are reported, the system, or a defect."""
    if isinstance(error, OSError) and error.errno in REASONS:
        report.add(Diagnostic(refused(error, settings), 1, *REASONS[error.errno]))
    elif not (isinstance(error, SystemExit) and report.has_errors):
        watch.note(error)


def refused(error: OSError, settings: Settings) -> str:
    """Name the file or folder that the system refused, from the project's root."""
    place = Path(error.filename or settings["OUTPUT_PATH"])
    root = Path(settings["PATH"]).parent
    return str(place.relative_to(root) if place.is_relative_to(root) else place)


def pelican_class(settings: Settings) -> type[Pelican]:
    """Find the class that `PELICAN_CLASS` names, as Pelican itself does."""
    named = settings["PELICAN_CLASS"]
    if isinstance(named, str):
        module, _, name = named.rpartition(".")
        named = getattr(__import__(module), name)
    found: type[Pelican] = named
    return found


def details_file(settings: Settings) -> Path:
    """Where the details of a defect are written."""
    return Path(settings["DEFECT_LOG"])
