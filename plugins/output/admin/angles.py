"""A pose as a form: words and angles, each within what joints do."""

from figures.model import RANGES
from figures.reading import CHOICES, LIMBS
from plain_text import Table


def form_field(name: str, widget: str, label: str = "", **more: object) -> Table:
    """Describe one field of a form, as the editor reads it."""
    label = label or name.replace("_", " ")
    return {"name": name, "label": label, "widget": widget, **more}


def _choice(name: str, *, many: bool = False) -> Table:
    options, needed = list(CHOICES[name]), name == "position"
    return form_field(name, "select", options=options, required=needed, multiple=many)


def _degrees(name: str) -> Table:
    low, high = RANGES[name]
    limits: Table = {"value_type": "int", "min": low, "max": high}
    return form_field(name, "number", **limits, required=False)


def _yes(name: str) -> Table:
    return form_field(name, "boolean", required=False)


def _limb(name: str) -> Table:
    leg = [_degrees("hip"), _degrees("knee"), _degrees("ankle")]
    arm = [_degrees("shoulder"), _degrees("elbow"), _choice("hold")]
    inside = [*(leg if "leg" in name else arm), _degrees("out"), _yes("lifted")]
    return form_field(name, "object", required=False, collapsed=True, fields=inside)


SHOWS = form_field("shows", "string", "What it shows")
STEP = form_field("step", "number", "Step", value_type="int")
# Angles are edited as numbers, within what joints do.
ANGLES = [
    _choice("position"),
    _choice("view"),
    *map(_degrees, ("trunk", "low_back", "upper_back", "side_bend", "turn", "neck")),
    _yes("raised"),
    _choice("moves"),
    _choice("props", many=True),
    *map(_limb, LIMBS),
]
