"""Plain data behaves as the standard library's, however it is made."""

import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field

import pytest

import plain_data

OPTIONS = [
    {},
    {"slots": True},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "order": True},
]


def made(decorator: Callable[..., type], options: dict[str, bool]) -> type:
    """Make the same class by either decorator."""

    class Place:
        name: str
        floor: int = 2
        notes: list[str] = field(default_factory=list, compare=False)
        seen: bool = field(default=False, repr=False)

    return decorator(**options)(Place)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_objects_are_made_shown_and_told_apart_as_the_librarys(options):
    """Defaults, what is left out of a comparison, and what is not shown."""
    ours = made(plain_data.dataclass, options)
    theirs = made(dataclasses.dataclass, options)
    values = [
        {"name": "Gym"},
        {"name": "Gym", "notes": ["a"]},
        {"name": "Gym", "floor": 3},
        {"name": "Gym", "seen": True},
        {"name": "Pool"},
    ]

    for first in values:
        one, other = ours(**first), theirs(**first)
        assert repr(one) == repr(other)
        assert dataclasses.asdict(one) == dataclasses.asdict(other)
        assert one != other
        for second in values:
            same = theirs(**first) == theirs(**second)
            assert (ours(**first) == ours(**second)) is same


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_only_what_never_changes_can_be_a_key(options):
    """Objects that are equal are one key; one that may change is none."""
    place = made(plain_data.dataclass, options)
    if not options.get("frozen"):
        with pytest.raises(TypeError, match="unhashable"):
            hash(place(name="Gym"))
        return

    keys = {place(name="Gym"), place(name="Gym", notes=["a"]), place(name="Pool")}
    assert len(keys) == 2


@plain_data.dataclass(frozen=True, slots=True)
class Point:
    """One field, which is compared by itself."""

    x: float


@plain_data.dataclass(frozen=True, slots=True)
class Named(Point):
    """One with a field more than the class above it."""

    name: str = ""

    def __eq__(self, other: object) -> bool:
        """Compare names alone."""
        return isinstance(other, Named) and self.name == other.name

    def __hash__(self) -> int:
        """Hash the name alone."""
        return hash(self.name)

    def __repr__(self) -> str:
        """Show the name alone."""
        return self.name


def test_what_a_class_says_itself_is_kept():
    """And a class is never equal to the one above it."""
    assert Named(1, "a") == Named(2, "a")
    assert len({Named(1, "a"), Named(2, "a")}) == 1
    assert repr(Named(1, "a")) == "a"
    assert Point(1) == Point(1)
    assert Point(1) != Named(1, "a")
    assert dataclasses.replace(Named(1, "a"), x=3).x == 3


def test_objects_can_be_kept_for_the_next_build():
    """With all of their fields, those of the class above among them."""
    written = pickle.dumps([Point(1), Named(2, "a")])

    kept = pickle.loads(written)  # noqa: S301 - ours

    assert [kept[0], kept[1], kept[1].x] == [Point(1), Named(2, "a"), 2]
