"""Take a whole section away: a language, the articles, the comments."""

import re
from pathlib import Path

from content_model.addresses import local_address
from diagnostics import ContentError, Diagnostic
from reorganize import texts, toml
from reorganize.plan import REDIRECTS, Plan, remove
from reorganize.target import find_target
from site_parts import Settings

PRACTICE = "practice/practice.toml"


def remove_language(plan: Plan, code: str, settings: Settings) -> None:
    """Take every page of a language away, and its name from the facts.

    Raises:
        ContentError: It is the main language, or none of the site's.
    """
    if code not in settings["LANGUAGES"]:
        known = ", ".join(settings["LANGUAGES"]) or "none"
        problem = f"“{code}” is no further language of this site."
        fix = f"It has: {known}."
        raise ContentError(Diagnostic("content", 1, problem, fix))
    for path in list(plan.after):
        if path.startswith(f"{code}/"):
            del plan.after[path]
    below = [f"/{code}/"]
    for path in plan.after:
        for name, key in (("synonym", "page"), ("redirect", "new")):
            if path.endswith(".toml"):
                kept = toml.without_tables(plan.after[path], name, key, starts=below)
                plan.after[path] = kept
    moves = {f"/{code}/": "/"}
    plan.after[REDIRECTS] = toml.with_redirects(plan.after.get(REDIRECTS, ""), moves)
    plan.after[PRACTICE] = toml.without_tables(
        plan.after[PRACTICE], "language", "code", starts=[code]
    )


def remove_articles(plan: Plan, content: Path, settings: Settings) -> None:
    """Take every article away, and what leads to lists of them and to feeds."""
    for path in sorted(plan.before):
        if path.startswith("articles/") and path.endswith(".md"):
            remove(plan, find_target(content, path, settings), settings)
    index = settings["INDEX_URL"]
    lists = {"/": f"/{index}"}
    for lang in settings["LANGUAGES"]:
        lists[f"/{lang}/"] = f"/{local_address(settings, lang, index)}"
    below = [*lists.values(), "/feeds/"]
    for path, text in plan.after.items():
        if path == REDIRECTS:
            kept = toml.with_addresses(text, {old: new for new, old in lists.items()})
            kept = toml.without_tables(kept, "redirect", "new", starts=below)
            moves = {old: new for new, old in lists.items()}
            plan.after[path] = toml.with_redirects(kept, moves)
        elif path.endswith(".toml"):
            plan.after[path] = toml.without_entries(text, "page", lists.values())
        elif path.endswith(".md"):
            matches = texts.leads_to([], lists.values(), path)
            plan.after[path], lines = texts.without_links(text, matches)
            plan.note(path, lines, "a link is gone, its words stay: read the sentence.")


def remove_comments(plan: Plan) -> None:
    """Take published comments away, and the form for new ones."""
    for path in [name for name in plan.after if name.startswith("comments/")]:
        del plan.after[path]
    plan.after[PRACTICE] = re.sub(
        r'^(receiver\s*=\s*)"[^"]*"',
        r'\1""',
        plan.after[PRACTICE],
        flags=re.MULTILINE,
    )
