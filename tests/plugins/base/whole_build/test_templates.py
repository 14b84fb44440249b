"""A slip in a template is a sentence with its file and line."""

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from whole_build.templates import mistake_in_template


@pytest.fixture
def said(tmp_path):
    """A function that renders a template and says what is wrong with it."""

    def say(text):
        folder = tmp_path / "theme" / "templates"
        folder.mkdir(parents=True)
        (folder / "person.html").write_text(text, encoding="utf-8")
        made = Environment(  # noqa: S701 - no page comes out
            loader=FileSystemLoader(folder), undefined=StrictUndefined
        )
        with pytest.raises((TemplateError, TypeError)) as error:
            made.get_template("person.html").render(content={})
        return str(mistake_in_template(error.value))

    return say


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "one\n{% if content %}\ntwo",
            "2: A {% if %} opens in this template and never closes. Write {% endif %}",
        ),
        ("one\n{% endfor %}", "2: “endfor” is no command of a template, or closes"),
        ("one\n{{ content. }}", "2: This line of the template can't be read."),
        (
            "one\n\n{{ nosuch.title }}",
            "3: “nosuch” is nothing that this template knows",
        ),
        (
            "{% macro site_foot(a) %}{{ a }}{% endmacro %}\n{{ site_foot(1, 2) }}",
            "2: “site_foot” is handed more here than it takes.",
        ),
        (
            "{% macro site_foot(a) %}{{ a }}{% endmacro %}\n\n{{ site_foot(1, b=2) }}",
            "3: “site_foot” is handed more here than it takes.",
        ),
    ],
)
def test_slip_is_named_with_its_line(said, text, sentence):
    """In an author's words, with what to do."""
    assert said(text).startswith(f"theme/templates/person.html:{sentence}")


def test_other_errors_are_no_mistakes_of_a_template():
    """A defect of the software stays one."""
    assert mistake_in_template(ValueError("x")) is None
