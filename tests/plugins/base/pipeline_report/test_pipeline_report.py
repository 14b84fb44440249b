"""Marks on the lines of a change."""

import json

from diagnostics import Diagnostic, report
from editorial.rules import RULES
from pipeline_report import annotation, report_to_pipeline, sarif

CLAIM = Diagnostic(
    "content/articles/x, y.md",
    31,
    "“100% pain-free” promises an outcome.",
    "Say what people notice.",
    "over-claim",
)
FIELD = Diagnostic("content/pages/y.md", 2, "“title” is missing.", "Add it.")


def test_annotation_marks_the_line_on_github():
    """The command that GitHub reads, with what would break it escaped."""
    assert annotation(CLAIM) == (
        "::error file=content/articles/x%2C y.md,line=31,title=over-claim"
        "::“100%25 pain-free” promises an outcome. Say what people notice."
    )
    assert annotation(FIELD).startswith("::error file=content/pages/y.md,line=2::")


def test_sarif_names_rule_file_and_line(monkeypatch):
    """What a code host needs to show the sentence where it belongs."""
    monkeypatch.setattr(report, "rules", RULES)
    run = sarif([CLAIM, FIELD])["runs"][0]
    claim, field = run["results"]

    assert [entry["id"] for entry in run["tool"]["driver"]["rules"]] == [
        rule.name for rule in RULES
    ]
    assert (claim["ruleId"], claim["level"]) == ("over-claim", "error")
    assert claim["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/articles/x%2C%20y.md"},
        "region": {"startLine": 31},
    }
    assert field["message"]["text"] == "“title” is missing. Add it."


def test_only_a_pipeline_gets_annotations(tmp_path, monkeypatch, capsys):
    """An author's terminal stays free of them; the file is written when asked for."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    report_to_pipeline([CLAIM], None)
    assert capsys.readouterr().out == ""

    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report_to_pipeline([CLAIM], tmp_path / "found.sarif")
    assert capsys.readouterr().out.startswith("::error file=")
    assert json.loads((tmp_path / "found.sarif").read_text())["version"] == "2.1.0"
