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

from diagnostics import Diagnostic
from pipeline_report.github import annotation
from pipeline_report.sarif import sarif
from terminal import say

__all__ = ["annotation", "report_to_pipeline", "sarif"]


def report_to_pipeline(diagnostics: Iterable[Diagnostic], file: Path | None) -> None:
    """Annotate on GitHub Actions, and write a SARIF file if one is asked for."""
    diagnostics = list(diagnostics)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for diagnostic in diagnostics:
            say(annotation(diagnostic))
    if file:
        text = json.dumps(sarif(diagnostics), ensure_ascii=False, indent=1)
        file.write_text(f"{text}\n", encoding="utf-8")
