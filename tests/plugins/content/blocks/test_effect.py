"""Effects are drawn as they are told, or their author reads what is wrong."""

import re

import pytest

from blocks.effect import faults, rows_of
from content_model.reader import ContentMarkdown


def paths(text):
    """Each row's paths by their names."""
    return [
        {name.removeprefix("effect__"): path for name, path in row.marks}
        for row in rows_of(text)
    ]


@pytest.mark.parametrize(
    "text",
    ["45 of 100 with it; 28 of 100 without", "45 de 100 con ella; 28 de cada 100 sin"],
)
def test_people_are_dots(text):
    """As many lit ones as the text says, of a hundred, in lines of fifty."""
    drawn = paths(text)

    assert [bar["all"] for bar in drawn] == ["M4 4h393M4 12h393"] * 2
    assert [bar["lit"] for bar in drawn] == ["M4 4h353", "M4 4h217"]
    assert paths("63 of 100 felt it")[0]["lit"] == "M4 4h393M4 12h97"


def test_points_are_a_bar_striped_where_unsure():
    """Whole up to the low end, striped to the high one, a line where it matters."""
    (drawn,) = paths("15 (12 to 18) points less pain; matters from 15")

    assert drawn == {
        "track": "M0 8H400",
        "sure": "M0 8H48",
        "unsure": "M48 8H72",
        "matters": "M60 0v16",
    }


def test_points_without_a_range_are_not_striped():
    """Nobody makes up how unsure a figure is."""
    (drawn,) = paths("7 puntos más de función")

    assert drawn["sure"] == "M0 8H28"
    assert not drawn["unsure"]
    assert not drawn["matters"]


@pytest.mark.parametrize(
    "text",
    [
        "a lot better",
        "120 of 100 with it",
        "20 (12 to 18) points less pain",
        "45 of 100 with it; matters from 15",
        "45 of 90 with it",
        "",
    ],
)
def test_what_cannot_be_drawn_is_said_with_what_could(text):
    """An author gets both forms to copy."""
    ((problem, fix),) = faults(text, "45 [@x]")

    assert "is no effect that can be drawn" in problem
    assert "45 of 100 with therapy" in fix


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("45 of 100 liked it, and 28 did without [@x].", []),
        ("45 of 100 liked it [@x].", ["The picture shows 28"]),
        ("45 of 100 liked it, and 28 without.", ["This effect has no source."]),
        ("4,545 liked it, and 28.5 without [@x].", ["shows 45", "shows 28"]),
    ],
)
def test_words_say_what_the_picture_shows(body, said):
    """Who does not see it misses no figure, and everybody learns where it is from."""
    told = [problem for problem, _fix in faults("45 of 100 do; 28 of 100 don't", body)]

    assert len(told) == len(said)
    assert all(part in problem for part, problem in zip(said, told, strict=True))


def test_a_block_is_a_picture_and_its_words():
    """The picture is silent; its words and their source stand below it."""
    html = ContentMarkdown(extensions=["blocks.markdown:ClinicBlocks"]).convert(
        "/// effect | 45 of 100 with it\n\nOf 100, 45 liked it.\n\n///\n"
    )

    assert html.startswith('<figure class="effect">')
    assert 'aria-hidden="true"' in html
    assert re.search(r"<figcaption[^>]*>\s*<p>Of 100, 45 liked it.</p>", html)


def test_a_mistake_is_told_with_its_line(site, article):
    """The build stops at the line that opens the block."""
    body = (
        "[Danger signs](/signs/)\n\n/// effect | 45 of 100 with it\n\nMany did.\n\n///"
    )
    told = site.diagnostics({"articles/one.md": article(body)})

    assert [
        sentence for sentence in told if "one.md:14: The picture shows 45" in sentence
    ]
