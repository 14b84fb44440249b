"""The desk as a page for a browser: all of it, in one file."""

from html import escape
from pathlib import Path

from review_desk.model import Facts, Section

WORDS = {"late": "Late", "soon": "Soon", "fine": ""}
STYLE = Path(__file__).with_name("page.css").read_text("utf-8")


def as_page(sections: list[Section], facts: Facts, practice: str) -> str:
    """Write the whole page."""
    body = "\n".join(_section(section) for section in sections)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Review desk – {escape(practice)}</title>
<style>
{STYLE}</style>
</head>
<body>
<main>
<h1>Review desk</h1>
<p>{escape(practice)}, seen on {facts.today}.
<a href="reviews.ics">Reviews due, for your calendar</a></p>
{body}
</main>
</body>
</html>
"""


def _section(section: Section) -> str:
    title = f"<h2>{escape(section.title)}</h2>"
    if not section.rows:
        return f"{title}\n<p>{escape(section.good)}</p>"
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in section.columns)
    rows = "\n".join(
        f'<tr class="{row.state}"><td class="state">{WORDS[row.state]}</td>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
        + "</tr>"
        for row in section.rows
    )
    return (
        f'{title}\n<table><thead><tr><th scope="col">State</th>{heads}</tr></thead>'
        f"<tbody>\n{rows}\n</tbody></table>"
    )
