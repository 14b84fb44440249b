"""How many honest sentences the gate stops, and how many promises it lets pass.

    python -m benchmarks.claims [--learn] [--voices] [--show]

`sentences/learned/` holds sentences in many voices, from which rules and weights
come; `sentences/held_out/` holds others, written after that, which only measure.
`--learn` makes the weights anew, from the first and from the sentences of the site.
`--voices` measures them on voices that they were not learned from.
"""

from __future__ import annotations

import argparse
import sys
from array import array
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import compress

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from groups import IMPORT_PATH  # noqa: E402

sys.path[:0] = IMPORT_PATH

from benchmarks.learning import Known, known, learn, leave_voices_out  # noqa: E402
from editorial.claims.kinds import claims_of  # noqa: E402
from editorial.claims.likeness import PARTS, WEIGHTS  # noqa: E402
from editorial.gate import check  # noqa: E402
from editorial.markup import CITATION  # noqa: E402
from editorial.reading import read  # noqa: E402
from editorial.rules import RULES  # noqa: E402
from editorial.rules.claims import level_of  # noqa: E402
from editorial.sentences import split  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SENTENCES = Path(__file__).parent / "sentences"
LANGUAGES = ("en", "es")
KINDS = ("honest", "sneaky")
SITE = "site-"  # how the voice of a page of the sample begins


class Line(NamedTuple):
    """A sentence of a file, and the voice above it."""

    voice: str
    text: str


def main() -> None:
    """Print a line for each kind; learn before, when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--voices", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    given = parser.parse_args()
    if given.learn:
        write(learn(all_known()))
    if given.voices:
        print_voices_left_out(show=given.show)
    for language in LANGUAGES:
        for kind in KINDS:
            print_held_out(kind, language, show=given.show)


def write(weights: Sequence[float]) -> None:
    """Write each weight as a signed byte."""
    fine = (round(weight * PARTS) for weight in weights)
    signed = array("b", [max(-127, min(127, one)) for one in fine])
    WEIGHTS.write_bytes(compress(signed, 9))


def print_held_out(kind: str, language: str, *, show: bool) -> None:
    """Print how many sentences are stopped, and how many only noted."""
    levels = defaultdict(list)
    wrong = "error" if kind == "honest" else ""
    for voice, text in lines("held_out", kind, language):
        found = level(text, language)
        levels[voice].append(found)
        if show and found == wrong:
            print(f"    {text}")
    for voice, some in levels.items():
        print_shares(f"{kind}, {language}, {voice}", some)


def print_voices_left_out(*, show: bool) -> None:
    """Print the same for sentences that were learned from, each voice left out."""
    levels = defaultdict(list)
    for each, likeness in leave_voices_out(all_known()):
        found = level_of(likeness, each.text, claims_of(each.language)) or ""
        kind = "sneaky" if each.promises else "honest"
        part = "site" if each.voice.startswith(SITE) else "voice left out"
        levels[f"{kind}, {each.language}, {part}"].append(found)
        if show and found == ("" if each.promises else "error"):
            print(f"    {each.voice}: {each.text}")
    for name, some in sorted(levels.items()):
        print_shares(name, some)


def print_shares(name: str, levels: Sequence[str]) -> None:
    """Print how many of some sentences were stopped, noted and passed."""
    counts = Counter(levels)
    told = ", ".join(
        f"{word} {counts[each] / len(levels):.1%}"
        for word, each in (("stopped", "error"), ("noted", "warning"), ("passed", ""))
    )
    print(f"{name:34} {len(levels):5} sentences: {told}")


def level(sentence: str, language: str) -> str:
    """Tell whether the gate stops a sentence, notes it, or says nothing."""
    folder = "pages" if language == "en" else f"{language}/pages"
    page = f"---\ntitle: x\n---\n\n{sentence}\n"
    rules = [each for each in RULES if not each.whole_page]
    found = {
        each.level
        for each in check(f"content/{folder}/x.md", page, rules)
        if each.level == "error" or each.rule == "over-claim"
    }
    return "error" if "error" in found else "warning" if found else ""


def lines(folder: str, kind: str, language: str) -> Iterator[Line]:
    """Yield the sentences of a file; `# …` names the voice of those below."""
    text = (SENTENCES / folder / f"{kind}.{language}.txt").read_text(encoding="utf-8")
    voice = ""
    for line in text.splitlines():
        if line.startswith("# "):
            voice = line.removeprefix("# ")
        elif line:
            yield Line(voice, line)


def all_known() -> list[Known]:
    """Return all sentences that weights are learned from."""
    written = [
        known(CITATION.sub("", text), language, voice, promises=kind == "sneaky")
        for kind in KINDS
        for language in LANGUAGES
        for voice, text in lines("learned", kind, language)
    ]
    return [*written, *of_site()]


def of_site() -> Iterator[Known]:
    """Yield the sample's own sentences, which clinicians have read."""
    seen: set[str] = set()
    files = [*(ROOT / "content").rglob("*.md"), *(ROOT / "content").rglob("*.toml")]
    for path in sorted(files):
        page = read(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for block in page.shown:
            for sentence in split(block.text, block.raw, block.line):
                words = " ".join(sentence.whole.split())
                if len(words.split()) > 2 and words not in seen:
                    seen.add(words)
                    voice = f"{SITE}{page.kind}"
                    yield known(words, page.language, voice, promises=False)


if __name__ == "__main__":
    main()
