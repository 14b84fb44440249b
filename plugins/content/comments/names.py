"""Clean what strangers wrote, and see whose name it resembles."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 60
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"  # emoji, Persian
STACKED = re.compile(r"(?:\s*[\n]){3,}")

# Letters of other scripts that look like Latin ones.
LOOKALIKES = str.maketrans(
    "абвеіјкмнорсԁтухѕԛԝαβεικνορτυχ", "abbeijkmhopcdtyxsqwabeikvoptux"
)


def clean_text(text: str) -> str:
    """Take out what is not writing: controls, direction tricks, towers of marks."""
    kept = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text).replace("\r\n", "\n"):
        category = unicodedata.category(letter)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks > 2:  # noqa: PLR2004 - no language stacks more
            continue
        if letter in JOINERS + "\n\t" or category not in {"Cc", "Cf", "Co", "Cn", "Cs"}:
            kept.append(letter)
    return STACKED.sub("\n\n", "".join(kept)).strip()


def clean_name(name: str) -> str:
    """Clean a name: one line, not longer than a name is."""
    words = " ".join(clean_text(name).split())
    return words[:LONGEST_NAME].strip()


def could_pass_for(name: str, ours: Iterable[str]) -> bool:
    """Tell whether a reader could take a name for one of ours."""
    given = skeleton(name)
    return any(skeleton(our_name) in given for our_name in ours if our_name)


def skeleton(name: str) -> str:
    """Reduce a name to how it looks: letters only, without case and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(LOOKALIKES)
    return "".join(letter for letter in plain if letter.isalnum())
