"""Tables of a text can be read by ear, and aligned without a style attribute."""

from markdown import markdown

from content_model.columns import Columns

TABLE = "| a | b |\n|---|--:|\n| 1 | 2 |\n"


def made(text):
    """The HTML of a text."""
    return markdown(text, extensions=["tables", "toc", Columns()])


def test_a_table_is_called_by_the_heading_above_it():
    """The nearest one; a table above all headings has no name."""
    html = made(f"{TABLE}\n## Doses\n\n### By age\n\n{TABLE}\n## After\n\n{TABLE}")

    assert html.count("<table>") == 1
    assert html.index("<table>") < html.index('aria-labelledby="by-age"')
    assert html.index('id="after"') < html.index('aria-labelledby="after"')


def test_columns_are_aligned_by_class():
    """A style attribute would be blocked."""
    assert '<td class="align-end">2</td>' in made(TABLE)
