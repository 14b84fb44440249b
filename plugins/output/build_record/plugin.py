"""What connects to Pelican; the package says what it is for."""

import json
from pathlib import Path

from pelican import Pelican

from build_record.record import NAME, record
from site_parts import BUILD_DAY
from whole_build.stages import output_followed


def register() -> None:
    """Connect to the stage at which every page and file is there."""
    output_followed.connect(write_record)


def write_record(pelican: Pelican) -> None:
    """Write the record beside the pages."""
    settings, output = pelican.settings, Path(pelican.output_path)
    if settings["PUBLISHING"]:
        found = record(output, Path(settings["PATH"]).parent, BUILD_DAY.of(settings))
        text = json.dumps(found, indent=2)
        (output / NAME).write_text(f"{text}\n", encoding="utf-8", newline="\n")
