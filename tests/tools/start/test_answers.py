"""Answers that no site can be made of are one sentence each, and nothing is made."""

import tomllib

import pytest

from diagnostics import ContentError
from start.__main__ import check_brand, keep_answers, wheel_of
from start.answers import of_words, read_answers

GOOD = """\
name = "Back Works"
state = "OR"
street = "14 Alder Lane"
city = "Portland"
postal_code = "97201"
telephone = "503-222-7781"
email = "hi@backworks.health"
site_url = "https://backworks.health"
"""
QUERY = GOOD.replace("https://backworks.health", "https://backworks.health/?a=b")
DANA = '[[therapist]]\nname = "Dana Díaz"\n'


def office(name):
    return (
        f'[[office]]\nname = "{name}"\nstreet = "1 Elm"\ncity = "Gresham"\n'
        'postal_code = "97030"\n'
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("Back Works", "") + DANA, "“name” is empty. Write it between"),
        (GOOD.replace("97201", "9720A") + DANA, "“9720A” is no ZIP code."),
        (f'treats = "a\\nb"\n{GOOD}{DANA}', "“treats” has a line break, or a sign"),
        (GOOD + DANA + DANA, "Two therapists are called “Dana Díaz”."),
        (
            GOOD + DANA + office("Elm Row") + office("Elm-Row"),
            "Two offices would have the address “elm-row”.",
        ),
        (GOOD + DANA + office("Portland"), "Two offices would have the address"),
        (GOOD + DANA + office("東京"), "“東京” makes no address of a page."),
        (QUERY + DANA, "is no address that pages can stand below."),
    ],
)
def test_what_cannot_be_is_one_sentence(tmp_path, text, said):
    """It says what is wrong and what to write."""
    path = tmp_path / "answers.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_answers(path)
    assert said in str(error.value)
    assert len(error.value.diagnostics) == 1


def test_nobody_takes_the_page_of_another(tmp_path):
    """Names that make one address, in Latin letters or in others, get one each."""
    names = ("Dana Díaz", "Dana Diaz", "李小龍", "王明")
    people = "".join(f'[[therapist]]\nname = "{name}"\n' for name in names)
    path = tmp_path / "answers.toml"
    path.write_text(GOOD + people, encoding="utf-8")

    found = read_answers(path).people
    assert [therapist.name for therapist in found.values()] == list(names)
    assert list(found) == ["dana-diaz", "dana-diaz-2", "li-xiao-long", "wang-ming"]


def test_who_is_called_away_keeps_the_answers(tmp_path):
    """What was answered is a file of answers, to be completed."""
    noted = {"name": "Søren’s “Back” Works", "therapists": "Dana Díaz"}

    keep_answers(tmp_path / "site", noted)
    keep_answers(tmp_path / "site", {**noted, "offices": "Hill, 8 Hill, Salem, 97301"})

    first = tomllib.loads((tmp_path / "site-answers.toml").read_text("utf-8"))
    assert first == {"name": noted["name"], "therapist": [{"name": "Dana Díaz"}]}
    second = tomllib.loads((tmp_path / "site-answers2.toml").read_text("utf-8"))
    assert second["office"][0]["postal_code"] == "97301"


def test_options_that_cannot_be_together_are_one_sentence():
    """As in a file, no traceback."""
    words = {"name": "A", "street": "1 A", "city": "A", "postal_code": "80000"}
    words |= {"telephone": "503-222-7781", "email": "a@a.com", "therapists": "A B"}

    with pytest.raises(ContentError, match="“Oregon” is not a US state"):
        of_words({**words, "site_url": "https://a.com", "state": "Oregon"})


def test_a_file_that_is_not_there_is_named(tmp_path):
    """Of answers, and of the software."""
    with pytest.raises(ContentError, match=r"There is no file “.*nope\.toml”"):
        read_answers(tmp_path / "nope.toml")
    with pytest.raises(ContentError, match="is no file of the software"):
        wheel_of(tmp_path / "nope.whl")


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
YELLOW = """\
[colors]
brand = "#ffff00"
accent = "#d98a1f"
paper = "#fdfcf8"
ink = "#16231c"
"""
LOGO = 'logo = "Back Works"\n'


@pytest.mark.parametrize(
    ("brand", "logo", "said"),
    [
        (LOGO, SVG.format("<script>1</script>"), "holds a script"),
        (
            LOGO,
            SVG.format('<image href="data:image/png;base64,AA" width="9"/>'),
            "holds a photograph",
        ),
        (LOGO, "hello", "is not a whole SVG drawing"),
        (YELLOW, "", "can't be read"),
    ],
)
def test_looks_that_would_not_build_are_refused(brand, logo, said):
    """Before anything is made: a new folder builds at once."""
    with pytest.raises(ContentError, match=said):
        check_brand({"brand/brand.toml": brand}, logo.encode())
