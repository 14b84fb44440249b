"""Which YAML front matter may hold: words, numbers, days, lists."""

import re

import yaml
from yaml.composer import ComposerError

from plain_text import UNSEEN

DEEPEST = 8  # lists within lists; our fields need two
FEW = 100  # lists in brackets, which stay far from what a processor's stack holds
# Marks of references, tags, blocks and keys that are more than words; lists within
# lists; letters that not all readers of YAML take alike.
_SPECIAL = re.compile(
    r"[&*!|>{}\\`@\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff]"
    r"|^ {3}|^%|^---|^\.\.\.|(?:^|[-,:?\[])[ \n]*\?(?:\s|\Z)|(?:[-:][ ]+){3}"
    r"|\[[^\]]*[:\[#?]",
    re.MULTILINE,
)
_POSE = re.compile(
    r"\{(?:[a-z]\w*: (?:-?\d+|[a-z][\w-]*|\"[^\"\\\n]*\"|\[[a-z][\w, -]*\])"
    r"(?:, |(?=\})))+\}",
    re.ASCII,
)
_FACT = re.compile(r"(?<=[\w\"¿])( ?)\{(?:practice|notice):[A-Za-z][\w.-]*\}")


class Loader(yaml.SafeLoader):
    """YAML as an author means it: words are words, dates are days.

    yes, 12:30 and 1_000 stay text; references (*x) are refused, because a few
    lines of them can stand for gigabytes.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Raise ComposerError, with the line, at what front matter has no use for."""
        event = self.peek_event()
        reason = _refused(event, self.depth)
        if reason:
            raise ComposerError(None, None, reason, event.start_mark)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


# Only what is added below has a meaning of its own.
Loader.yaml_implicit_resolvers = {}


class QuickLoader(getattr(yaml, "CSafeLoader", Loader)):  # type: ignore[misc]
    """The same in C, five times as fast, for what is `plain`.

    Whatever it refuses, `Loader` has to say why.
    """

    yaml_implicit_resolvers = Loader.yaml_implicit_resolvers


def is_plain(text: str) -> bool:
    """Tell whether a text holds nothing that `Loader` has to look at."""
    if text.count("[") + text.count("{") > FEW or UNSEEN.search(text):
        return False
    facts_out = _FACT.sub(r"\1x", text)
    poses_out = _POSE.sub("0", _POSE.sub("0", facts_out))  # arms and legs, then bodies
    return not _SPECIAL.search(poses_out)


def _refused(event: yaml.Event, depth: int) -> str:
    """Say why a value is not read, if it is not."""
    if isinstance(event, yaml.AliasEvent):
        return f"“*{event.anchor}” refers to other text"
    tag = getattr(event, "tag", None)
    if tag:
        tag = tag.replace("tag:yaml.org,2002:", "!!")
        return f"“{tag}” asks for a special kind of value"
    if isinstance(event, yaml.ScalarEvent) and UNSEEN.search(event.value):
        return "a value holds an invisible character"
    return "lists stand in lists too deeply" if depth == DEEPEST else ""


for _tag, _shape, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,15})", "-+0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("timestamp", r"\d{4}-\d\d?-\d\d?", "0123456789"),
):
    Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}",
        re.compile(rf"(?:{_shape})\Z"),
        ["" if letter == "\0" else letter for letter in _first],
    )
