"""The folder a build grows in, beside the one that is served.

Both lie in one file system, so going live is two renames. Between them the old
site waits under its spare name; `begin` brings it back if a build was killed
at exactly that moment.
"""

import shutil
from pathlib import Path

from pelican import Pelican

SPARE = ".last"


def begin(pelican: Pelican) -> None:
    """Give Pelican an empty staging folder to write into."""
    live = Path(pelican.settings["OUTPUT_PATH"])
    staging = Path(pelican.settings["STAGING_PATH"])
    recover(live)
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir(parents=True)
    pelican.settings["LIVE_PATH"] = str(live)
    pelican.settings["OUTPUT_PATH"] = pelican.output_path = str(staging)


def swap_in(pelican: Pelican) -> None:
    """Make the staged site the live one."""
    live = Path(pelican.settings["LIVE_PATH"])
    spare = live.with_name(live.name + SPARE)
    if live.exists():
        live.rename(spare)
    Path(pelican.output_path).rename(live)
    if spare.exists():
        shutil.rmtree(spare)
    pelican.settings["OUTPUT_PATH"] = pelican.output_path = str(live)


def recover(live: Path) -> None:
    """Finish or undo a swap that was cut off between its two renames."""
    spare = live.with_name(live.name + SPARE)
    if not spare.exists():
        return
    if live.exists():
        shutil.rmtree(spare)
    else:
        spare.rename(live)
