"""Make vocabulary.tsv from schema-dts, the vocabulary's typings by its maintainers.

    npm pack schema-dts && tar xf schema-dts-*.tgz
    python tests/plugins/output/structured_data/extract_vocabulary.py \
        package/dist/schema.d.ts > tests/plugins/output/structured_data/vocabulary.tsv

A line is a type, the types it belongs to, and the properties whose domain it is,
each with the types its values may have; or a type and its named members.
"""

import re
import sys
from pathlib import Path

HEADER = "# schema.org, as schema-dts 2.1.0 has it. License: CC BY-SA 3.0, schema.org"
BASE = re.compile(
    r"^interface (\w+)Base extends ([^{]+)\{(.*?)^\}", re.DOTALL | re.MULTILINE
)
LEAF = re.compile(r"interface \w+Leaf extends ([^{]+?) \{\s+\"@type\": \"(\w+)\"")
PROPERTY = re.compile(r'^\s+"(\w+)"\??: SchemaValue<([^,]+), "\w+">', re.MULTILINE)
ENUMERATION = re.compile(r"^export type (\w+) = (.+);$", re.MULTILINE)
MEMBER = re.compile(r'"https://schema.org/(\w+)"')


def bases(text: str) -> list[str]:
    """List the types that an interface extends."""
    return [name.removesuffix("Base") for name in re.findall(r"\w+Base\b", text)]


def lines(text):
    """Yield the file's lines."""
    yield HEADER
    own = {name: (bases(above), body) for name, above, body in BASE.findall(text)}
    for above, name in sorted(LEAF.findall(text), key=lambda leaf: leaf[1]):
        parents, body = own.get(name, (bases(above), ""))
        properties = " ".join(
            f"{prop}={kinds.replace(' ', '')}"
            for prop, kinds in sorted(PROPERTY.findall(body))
        )
        yield f"{name}\t{' '.join(parents)}\t{properties}"
    for name, arms in sorted(ENUMERATION.findall(text)):
        if members := sorted(set(MEMBER.findall(arms))):
            yield f"{name}\tmembers\t{' '.join(members)}"


if __name__ == "__main__":
    print("\n".join(lines(Path(sys.argv[1]).read_text(encoding="utf-8"))))
