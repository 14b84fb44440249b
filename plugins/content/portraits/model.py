"""How a person looks, in a few words that an author may choose."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from hashlib import sha256
from itertools import product
from types import MappingProxyType
from typing import Self

from plain_data import dataclass

HOUSE = "house"  # a color of the site's own palette
# What may stand in front matter; the first is what a person has without it.
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "hair": (
            *("short", "parted", "curly", "bob", "long", "bun", "buzzed"),
            *("bald", "headscarf"),
        ),
        "hair_color": (*(HOUSE, "black", "brown", "auburn", "blond", "gray", "white"),),
        "skin": (HOUSE, "light", "fair", "medium", "tan", "brown", "dark"),
        "glasses": ("none", "round", "square"),
        "beard": ("none", "short", "full"),
        "collar": ("crew", "v-neck", "polo", "shirt"),
    }
)
# Where a name decides: nothing that would say more of somebody than a name does.
BY_NAME = MappingProxyType(
    {
        "hair": ("short", "parted", "curly", "bob"),
        "glasses": ("none", "round", "none", "square"),
        "collar": CHOICES["collar"],
    }
)


class PortraitError(ValueError):
    """A word for somebody's looks that is not known, and those that are."""

    def __init__(self, key: str, given: str) -> None:
        super().__init__(f"“{key}: {given}” is not one that we can draw.")
        self.problem = str(self)
        self.fix = f"Use one of: {', '.join(CHOICES[key])}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What a bust shows; each value is one of `CHOICES`."""

    hair: str = "short"
    hair_color: str = HOUSE
    skin: str = HOUSE
    glasses: str = "none"
    beard: str = "none"
    collar: str = "crew"

    def __post_init__(self) -> None:
        """Refuse what can't be drawn."""
        for field in fields(self):
            if (given := getattr(self, field.name)) not in CHOICES[field.name]:
                raise PortraitError(field.name, given)

    @classmethod
    def of(
        cls, name: str, given: Mapping[str, str], taken: Collection[Self] = ()
    ) -> Self:
        """Make somebody's portrait: what is not given follows from the name.

        Args:
            taken: Portraits of others, which this one should not repeat.

        Raises:
            PortraitError: For a word that is not known.
        """
        looks = [
            dict(zip(BY_NAME, choices, strict=True)) | dict(given)
            for choices in product(*BY_NAME.values())
        ]
        first = int.from_bytes(sha256(name.encode()).digest()[:4]) % len(looks)
        inorder = [cls(**look) for look in looks[first:] + looks[:first]]
        return next(
            (portrait for portrait in inorder if portrait not in taken), inorder[0]
        )
