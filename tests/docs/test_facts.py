"""docs/facts.md lists the facts that a practice can write, as they are read."""

import re
import tomllib
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from facts.model import TAKEN, MenuEntry, Notices, Practice
from facts.reader import FILES as READ
from facts.sayable import sayable
from facts.table import schema_of, type_of

DOCS = (Path(__file__).parents[2] / "docs" / "facts.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"(?ms)^## `(\w+)\.toml`.*?\n(.*?)(?=^## |\Z)", DOCS))
ROW = re.compile(r"^\| `([\w.]+)` \| (yes|no) \| `(.+?)` \| (.+?) \|$", re.MULTILINE)
FILES = {name: cls for name, cls in READ.items() if name != "states"}
REFERS = {Practice: "practice", Notices: "notice"}


def inner(hint):
    """The class that a value, or each value of a list, is made of."""
    kinds = [kind for kind in typing.get_args(hint) or [hint] if kind is not type(None)]
    return kinds[0]


def keys(cls, before=""):
    """Every key that a file may have, with its field and its kind."""
    hints = typing.get_type_hints(cls)
    for field in fields(cls):
        path, kind = f"{before}{field.name}", inner(hints[field.name])
        table = is_dataclass(kind) and not hasattr(kind, "parse")
        if table and kind not in {cls, MenuEntry} and not field.metadata.get("named"):
            yield from keys(kind, f"{path}.")
        else:
            yield path, field, hints[field.name]


@pytest.mark.parametrize("file", FILES)
def test_every_fact_is_listed(file):
    """An author finds every key, whether it must be there, and none that is gone."""
    listed = [(path, must) for path, must, *_ in ROW.findall(SECTIONS[file])]

    assert listed == [
        (
            path,
            "yes"
            if key.default is MISSING and key.default_factory is MISSING
            else "no",
        )
        for path, key, _ in keys(FILES[file])
    ]


@pytest.mark.parametrize("file", FILES)
def test_examples_are_read(file):
    """What the docs show as an example is what the file takes."""
    examples = {path: text for path, _, text, _ in ROW.findall(SECTIONS[file])}
    for path, key, hint in keys(FILES[file]):
        given = tomllib.loads(f"x = {examples[path]}")["x"]
        assert type_of(hint, key).read(given) not in {None, ""}, path


@pytest.mark.parametrize("table", REFERS)
def test_docs_say_how_a_text_says_a_fact(table):
    """Each fact that can be said in a text is listed as an author writes it."""
    said = re.findall(rf"`\{{{REFERS[table]}:(\w+)\}}`", DOCS)
    more = TAKEN if table is Practice else ()

    assert {name for name in said if name != "parking"} == {*sayable(table), *more}


def test_added_facts_are_explained():
    """The example of a practice's own facts is read as it stands."""
    example = re.search(r"(?s)```toml\n(\[extra\].*?)```", DOCS)[1]
    extra = schema_of(Practice)["extra"].type.read(tomllib.loads(example)["extra"])

    assert len({type(fact.value) for fact in extra}) == 5
    assert date not in {type(fact.value) for fact in extra}
