"""Note that every check passed, and on what: the accessibility page says no more."""

import re
import tomllib
from datetime import date
from pathlib import Path

from facts.reader import read_facts
from facts.tested import RECORD, digest_of_site
from facts.today import build_day
from groups import ROOT
from site_check.checks import CHECKS
from site_folder import theme_of

RESULT = re.compile(r"(?m)^(?:passed|tested)[ \t]*=.*\n*")


def noted(text: str, day: date, tested: str) -> str:
    """Write another result into the facts: before the first table."""
    text = RESULT.sub("", text)
    head, table, rest = text.partition("[[check]]")
    result = f'passed = {day}\ntested = "{tested}"\n\n'
    return f"{head.rstrip()}\n\n{result}{table}{rest}"


def digest_now(site: Path) -> str:
    """Digest what is there to be checked."""
    return digest_of_site(site / "content", theme_of(site, ROOT))


def note_result(site: Path, before: str) -> str:
    """Note that all checks passed, unless not on what is there; return what to say.

    Args:
        before: The digest of what was there when the checks began.
    """
    file = site / "content" / "practice" / RECORD
    text = file.read_text(encoding="utf-8")
    named = [check["test"] for check in tomllib.loads(text).get("check", ())]
    others = sorted({*named} - CHECKS.keys())
    if others:
        return (
            f"All good. {RECORD} names “{others[0]}”, which is none of these"
            f" checks ({', '.join(CHECKS)}): its record stays as it was."
        )
    if digest_now(site) != before:
        return "All good, but files changed meanwhile: check again to note it."
    facts = read_facts(file.parent, site)
    changed = noted(text, build_day(facts.practice), before)
    file.write_text(changed, encoding="utf-8")
    return "All good. The accessibility page says so for as long as nothing changes."
