"""What a page must have for the layout that it names."""

from collections.abc import Iterator, Mapping, Sequence

from diagnostics import Diagnostic

HOME = "home"


def lacking(
    values: Mapping[str, object], sections: Sequence[object], path: str, line: int
) -> Iterator[Diagnostic]:
    """Yield what a page's layout shows and the page does not have.

    Args:
        sections: The headings of its text.
        line: Where its text begins.
    """
    if values.get("template") != HOME:
        return
    if "lead" not in values:
        problem = "“lead” is missing: the home page shows it under its title."
        yield Diagnostic(
            path, 1, problem, "Write a line “lead:” with a sentence or two."
        )
    if not sections:
        problem = "The home page has no section for danger signs to lead to."
        fix = "Write a heading, such as “## Check for danger signs first”."
        yield Diagnostic(path, line, problem, fix)
