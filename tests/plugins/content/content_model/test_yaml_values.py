import random

import pytest
import yaml
from tests.conftest import ROOT

from content_model.yaml_values import DEEPEST, Loader, QuickLoader, is_plain

PIECES = (
    *":-#'\"[],?1.~%<=+_/()é“{}",
    *("\n- ", "\n  ", "\n  - ", ": ", "- ", "true", "2026-01-02", "a: ", "\nb: "),
    *("[a, b]", "{a: 1}", "{b: c, d: {e: -1}}", "{a: [b, c-d]}", "\n", " "),
    *(" {practice:treats}", "{practice:treats}, ", "[a {notice:b}]"),
)
HEADS = [
    page.read_text(encoding="utf-8").split("---\n")[1]
    for page in sorted((ROOT / "content").rglob("*.md"))
]


def test_pages_of_the_sample_are_read_in_c_and_alike():
    """Nearly every page is read by the quick reader, and as the careful one does."""
    plain = [head for head in HEADS if is_plain(head)]
    assert len(plain) > 0.98 * len(HEADS)
    assert all(read(QuickLoader, head) == read(Loader, head) for head in plain)


def test_any_text_is_read_alike():
    """What the quick reader takes, the careful one takes, and for the same."""
    chance = random.Random(7)  # noqa: S311 - no secret
    compared = 0
    for _ in range(1500):
        text = altered(chance)
        quick = read(QuickLoader, text) if is_plain(text) else None
        if quick is not None:
            compared += 1
            assert quick == read(Loader, text), text
    assert compared > 200


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1]\nb: *x",
        "a: !!python/none x",
        "a: |\n  words",
        "? a\n: b",
        "a: [b?]",
        "a: " + "- " * DEEPEST,
        "a:\n" + "".join(f"{' ' * depth}a:\n" for depth in range(1, DEEPEST + 1)),
        "a: " + "[" * 2000,
        "a: back\u202ewards",
    ],
)
def test_what_needs_care_is_read_with_care(text):
    """References, tags, deep lists and unseen letters go to the careful reader."""
    assert not is_plain(text)


def altered(chance: random.Random) -> str:
    lines = chance.choice(HEADS).split("\n")
    text = "\n".join(chance.sample(lines, min(len(lines), 4)))
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text) + 1)
        text = (
            text[:place] + chance.choice(PIECES) + text[place + chance.choice((0, 1)) :]
        )
    return text


def read(loader: type[Loader] | type[QuickLoader], text: str) -> object:
    try:
        return shape(yaml.compose(text, loader))
    except yaml.YAMLError:
        return None


def shape(node: yaml.Node | None) -> object:
    """Give a node's tags, words and lines: all that front matter is made of."""
    if node is None or isinstance(node, yaml.ScalarNode):
        return node and (node.tag, node.value, node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        return [(shape(key), shape(value)) for key, value in node.value]
    return [shape(child) for child in node.value]
