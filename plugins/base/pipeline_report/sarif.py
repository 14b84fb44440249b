"""Mistakes as SARIF 2.1.0, the format that code hosts and editors share."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from mistakes import Mistake, report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NO_RULE = "content"  # mistakes such as a missing field have no rule of their own


def sarif(mistakes: Sequence[Mistake]) -> dict[str, Any]:
    """Describe a run: the rules there are, and each mistake with its line."""
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "editorial gate", "rules": _rules()}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(each) for each in mistakes],
            }
        ],
    }


def _rules() -> list[dict[str, Any]]:
    return [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.sentence},
            "fullDescription": {"text": rule.reason},
            "defaultConfiguration": {"level": rule.level},
        }
        for rule in report.rules
    ]


def _result(mistake: Mistake) -> dict[str, Any]:
    return {
        "ruleId": mistake.rule or NO_RULE,
        "level": mistake.level,
        "message": {"text": f"{mistake.problem} {mistake.mend}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(mistake.path)},
                    "region": {"startLine": mistake.line},
                }
            }
        ],
    }
