"""schema.org's vocabulary, to hold our data to: vocabulary.tsv."""

from functools import cache
from pathlib import Path

TEXTS = {"Text", "URL", "CssSelectorType", "XPathType", "PronounceableText"}
DAYS = {"Date", "DateTime", "Time"}
NUMBERS = {"Number", "Float", "Integer"}


@cache
def vocabulary():
    """Read types with their parents and properties, and members of enumerations."""
    parents, properties, members = {}, {}, {}
    text = Path(__file__).with_name("vocabulary.tsv").read_text(encoding="utf-8")
    for name, above, rest in (
        line.split("\t") for line in text.splitlines() if not line.startswith("#")
    ):
        if above == "members":
            members[name] = set(rest.split())
        else:
            parents[name] = above.split()
            pairs = (word.split("=") for word in rest.split())
            properties[name] = {prop: kinds.split("|") for prop, kinds in pairs}
    return parents, properties, members


def family(kind):
    """List a type and everything above it."""
    parents = vocabulary()[0]
    found = [kind]
    for node in found:
        found += [above for above in parents[node] if above not in found]
    return found


def problems(value, kinds=("Thing",), place=""):
    """Yield what the vocabulary does not allow in a value of these kinds."""
    if isinstance(value, list):
        for part in value:
            yield from problems(part, kinds, place)
    elif isinstance(value, dict) and set(value) != {"@id"}:
        yield from of_node(value, kinds, place)
    elif not isinstance(value, dict) and not fits(value, kinds):
        yield f"{place}: {value!r} is none of {', '.join(kinds)}"


def of_node(node, kinds, place):
    parents, properties, _members = vocabulary()
    own = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    if unknown := [kind for kind in own if kind not in parents]:
        yield f"{place}: schema.org has no type {unknown}"
        return
    above = {name for kind in own for name in family(kind)}
    if not above & set(kinds):
        yield f"{place}: {own} is none of {', '.join(kinds)}"
    known = {prop: k for name in above for prop, k in properties[name].items()}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"{place}: {own} has no {name}"
        else:
            yield from problems(value, known[name], f"{place}/{own[0]}.{name}")


def fits(value, kinds):
    """Tell whether a plain value is one of the kinds."""
    _parents, _properties, members = vocabulary()
    allowed = {member for kind in kinds for member in members.get(kind, ())}
    if isinstance(value, bool):
        return "Boolean" in kinds
    if isinstance(value, int | float):
        return bool(NUMBERS & set(kinds))
    if value.removeprefix("https://schema.org/") in allowed:
        return True
    return bool((TEXTS | DAYS | {"Duration"}) & set(kinds))
