"""Write a table in Markdown."""

from __future__ import annotations


def pipe_table(rows: list[list[str]]) -> str:
    """Write the first row as the heading; a pipe inside a cell is escaped."""
    head, *body = [[cell.replace("|", r"\|") or " " for cell in row] for row in rows]
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *body])
