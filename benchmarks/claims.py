"""How many honest sentences the gate stops, and how many promises it lets pass.

    python -m benchmarks.claims [--learn] [--show]

`benchmarks/sentences/` holds sentences of many kinds of clinic, English and
Spanish (`es: …`). Rules were written and weights learned with `honest.txt` and
`sneaky.txt` alone; the two files of the same names with `-held-out` only measure.
`--learn` makes the weights anew, from these and from the sentences of the site.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from groups import IMPORT_PATH  # noqa: E402

sys.path[:0] = IMPORT_PATH

from editorial.claims.likeness import BIAS, WEIGHTS, features  # noqa: E402
from editorial.gate import check  # noqa: E402
from editorial.reading import read  # noqa: E402
from editorial.rules import RULES  # noqa: E402
from editorial.sentences import split  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES = Path(__file__).parent / "sentences"
ROUNDS = 8
STEP = 0.3
PROMISES_COUNT = 4  # there are fewer of them
HONEST_COUNT = 3  # they look most like promises
SITE_COUNT = 2
SMALLEST = 0.12  # weights below it tell nothing


def main() -> None:
    """Print a line for each file; learn before, when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    given = parser.parse_args()
    if given.learn:
        learned = json.dumps(learn(), ensure_ascii=False, indent=0, sort_keys=True)
        WEIGHTS.write_text(f"{learned}\n", encoding="utf-8")
    for part in ("", "-held-out"):
        for kind in ("honest", "sneaky"):
            measure(kind, part, show=given.show and not part)


def measure(kind: str, part: str, *, show: bool) -> None:
    """Print how many sentences of a file are stopped, and how many only noted."""
    sentences = lines(f"{kind}{part}")
    levels = {each: level(each) for each in sentences}
    share = {
        name: f"{sum(each == name for each in levels.values()) / len(sentences):.1%}"
        for name in ("error", "warning", "")
    }
    told = f"stopped {share['error']}, noted {share['warning']}, passed {share['']}"
    print(f"{kind + part:18} {len(sentences)} sentences: {told}")
    wrong = "error" if kind == "honest" else ""
    for sentence, found in levels.items():
        if show and found == wrong:
            print(f"    {sentence}")


def level(sentence: str) -> str:
    """Tell whether the gate stops a sentence, notes it, or says nothing."""
    folder = "es/pages" if sentence.startswith("es: ") else "pages"
    page = f"---\ntitle: x\n---\n\n{sentence.removeprefix('es: ')}\n"
    rules = [each for each in RULES if not each.whole_page]
    claims = {"over-claim", "uncited-number", "promise-like"}
    found = {
        each.level
        for each in check(f"content/{folder}/x.md", page, rules)
        if each.level == "error" or each.rule in claims
    }
    return "error" if "error" in found else "warning" if found else ""


def lines(name: str) -> list[str]:
    """Return the sentences of a file."""
    text = (SENTENCES / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line]


def learn() -> dict[str, float]:
    """Learn weights: a step towards each sentence's kind, again and again."""
    chance = random.Random(1)  # noqa: S311 - the same weights each time
    known = [(features(each.removeprefix("es: ")), 1) for each in lines("sneaky")]
    honest = [each.removeprefix("es: ") for each in lines("honest")]
    known += [
        (features(each), 0)
        for each in honest * HONEST_COUNT + list(of_site()) * SITE_COUNT
    ]
    weights: dict[str, float] = {BIAS: 0.0}
    for turn in range(1, ROUNDS + 1):
        chance.shuffle(known)
        for found, kind in known:
            step_towards(kind, found, weights, STEP / turn)
    return {
        key: round(each, 2) for key, each in weights.items() if abs(each) > SMALLEST
    }


def step_towards(
    kind: int, found: set[str], weights: dict[str, float], size: float
) -> None:
    """Change the weights of one sentence's words by how wrong they were."""
    length = math.sqrt(len(found) or 1)
    total = weights[BIAS] + sum(weights.get(each, 0.0) for each in found) / length
    wrong = kind - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    change = wrong * size * (PROMISES_COUNT if kind else 1)
    weights[BIAS] += change / 10
    for each in found:
        weights[each] = weights.get(each, 0.0) + change / length


def of_site() -> Iterator[str]:
    """Yield the sample's own sentences, which clinicians have read."""
    seen: set[str] = set()
    for path in sorted((ROOT / "content").rglob("*.md")):
        page = read(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for block in page.shown:
            for sentence in split(block.text, block.raw, block.line):
                words = " ".join(sentence.text.split())
                if len(sentence.words) > 2 and words not in seen:
                    seen.add(words)
                    yield words


if __name__ == "__main__":
    main()
