"""Mistakes as SARIF 2.1.0, the format that code hosts and editors share."""

from collections.abc import Sequence
from urllib.parse import quote

from diagnostics import Diagnostic, report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NO_RULE = "content"  # mistakes such as a missing field have no rule of their own


def sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, object]:
    """Describe a run: the rules there are, and each mistake with its line."""
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "editorial gate", "rules": _rules()}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic) for diagnostic in diagnostics],
            }
        ],
    }


def _rules() -> list[dict[str, object]]:
    return [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.sentence},
            "fullDescription": {"text": rule.reason},
            "defaultConfiguration": {"level": rule.level},
        }
        for rule in report.rules
    ]


def _result(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "ruleId": diagnostic.rule or NO_RULE,
        "level": diagnostic.level,
        "message": {"text": f"{diagnostic.problem} {diagnostic.fix}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(diagnostic.path)},
                    "region": {"startLine": diagnostic.line},
                }
            }
        ],
    }
