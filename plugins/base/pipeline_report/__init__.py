"""Mark mistakes on their lines where a change is reviewed.

    mistakes of a build, or of `python -m editorial` -> GitHub annotations (github.py)
    -> a SARIF file, which GitHub, GitLab and editors read (sarif.py)

On GitHub Actions annotations are printed by themselves. `--sarif FILE` writes the
file, on any machine. It is no plugin: the command lines of `whole_build`
and `editorial` call it.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from mistakes import Mistake
from pipeline_report.github import annotation
from pipeline_report.sarif import sarif

__all__ = ["annotation", "report_to_pipeline", "sarif"]


def report_to_pipeline(mistakes: Iterable[Mistake], file: Path | None) -> None:
    """Annotate on GitHub Actions, and write a SARIF file if one is asked for."""
    mistakes = list(mistakes)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for mistake in mistakes:
            print(annotation(mistake))  # noqa: T201 - GitHub reads standard output
    if file:
        text = json.dumps(sarif(mistakes), ensure_ascii=False, indent=1)
        file.write_text(f"{text}\n", encoding="utf-8")
