"""The rules, in the order of their documentation: what they ask is in rules.toml."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from editorial.model import Rule
from editorial.rules.claims import over_claims, plainer_words, wrong_terms
from editorial.rules.letters import capitals, foreign_sentences, look_alikes
from editorial.rules.names import (
    gyrotonic_mark,
    typed_addresses,
    typed_counts,
    typed_facts,
    typed_names,
    typed_telephones,
)
from editorial.rules.numbers import figures_of_sources, uncited_numbers
from editorial.rules.reading import (
    instructions,
    long_sentences,
    reading_ease,
    reading_grade,
)
from editorial.rules.safety import (
    danger_signs_first,
    emergency_calls,
    foreign_emergency_numbers,
)
from editorial.rules.structure import (
    heading_jumps,
    image_alts,
    repeated_headings,
    service_sections,
    vague_links,
)

CHECKS = {
    "reading-grade": reading_grade,
    "reading-ease": reading_ease,
    "instructions": instructions,
    "long-sentence": long_sentences,
    "plainer-word": plainer_words,
    "one-term": wrong_terms,
    "over-claim": over_claims,
    "uncited-number": uncited_numbers,
    "figure-of-source": figures_of_sources,
    "service-sections": service_sections,
    "danger-signs-first": danger_signs_first,
    "emergency-call": emergency_calls,
    "emergency-number": foreign_emergency_numbers,
    "gyrotonic-mark": gyrotonic_mark,
    "image-alt": image_alts,
    "link-text": vague_links,
    "heading-jump": heading_jumps,
    "heading-twice": repeated_headings,
    "other-language": foreign_sentences,
    "look-alike": look_alikes,
    "capitals": capitals,
    "typed-telephone": typed_telephones,
    "typed-address": typed_addresses,
    "typed-name": typed_names,
    "typed-count": typed_counts,
    "typed-fact": typed_facts,
}


def _rules() -> Iterator[Rule]:
    text = Path(__file__).with_name("rules.toml").read_text(encoding="utf-8")
    for name, table in tomllib.loads(text).items():
        for key in table.keys() & {"languages", "kinds"}:
            table[key] = tuple(table[key])
        yield Rule(name=name, check=CHECKS[name], **table)


RULES = tuple(_rules())
