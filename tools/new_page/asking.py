"""Ask a person at a terminal for what only they can know."""

from collections.abc import Callable

from new_page.existing import ExistingSite
from new_page.making import NewPageError, value_of
from schema import Field

Ask = Callable[[str], str]
Say = Callable[[str], None]


def answer(
    field: Field, existing: ExistingSite, default: object, ask: Ask, say: Say
) -> object:
    """Ask until the answer fits; an empty one takes the default."""
    say(f"\n{field.help}")
    choices = _choices(field, existing)
    for number, choice in enumerate(choices, start=1):
        say(f"  {number}. {choice}")
    if field.length:
        say(f"({field.length[0]} to {field.length[1]} characters; empty for later)")
    while True:
        text = ask(f"{field.name}: ").strip()
        if not text and (default is not None or not field.required):
            return default
        try:
            return value_of(field, _chosen(text, choices))
        except NewPageError as error:
            say(str(error))


def _choices(field: Field, existing: ExistingSite) -> tuple[str, ...]:
    if field.name == "category":
        return existing.categories
    return field.choices or existing.files.get(field.refers_to, ())


def _chosen(text: str, choices: tuple[str, ...]) -> str:
    """Take a number for the choice it stands before, and a name as typed."""
    if choices and text.isdecimal() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1]
    known = {choice.casefold(): choice for choice in choices}
    if choices and text.casefold() not in known:
        msg = f"“{text}” is not one of them. Type a number from 1 to {len(choices)}."
        raise NewPageError(msg)
    return known.get(text.casefold(), text)
