"""Write the styles that load a brand's typefaces and fit others to their size."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from brand.faces import BOLD, REGULAR, FontFile, Metrics, Typeface, stand_ins

STAND_INS = Path(__file__).with_name("stand_ins.toml")
LAST = {False: "system-ui, sans-serif", True: "Georgia, serif"}  # sans, serif
HEADING = 600  # the weight of headings, where a typeface has it


class Cut(TypedDict):
    """A weight of a typeface that computers have."""

    wide: float
    local: list[str]


class StandIn(TypedDict):
    """A typeface that computers have."""

    name: str
    regular: Cut
    bold: Cut


def faces_css(text: Typeface, heading: Typeface) -> str:
    """Load both typefaces, and fit what stands in for them."""
    loaded = [
        face_of(face, file) for face in both(text, heading) for file in face.files
    ]
    fitted = [
        *fitting(text, (text.weight(REGULAR), text.weight(BOLD))),
        *(fitting(heading, (heading.weight(HEADING),)) if heading != text else ()),
    ]
    return "\n\n".join([*loaded, *fitted]) + "\n"


def both(text: Typeface, heading: Typeface) -> tuple[Typeface, ...]:
    """List two typefaces, or one that does for both."""
    return (text,) if heading == text else (text, heading)


def with_typefaces(css: str, text: Typeface, heading: Typeface) -> str:
    """Name both typefaces in the tokens."""
    values = {
        "font-text": f'"{text.name}", var(--font-text-first)',
        "font-heading": f'"{heading.name}", var(--font-heading-first)',
        "font-text-first": names_first(text),
        "font-heading-first": names_first(heading),
        "weight-text": str(text.weight(REGULAR)),
        "weight-strong": str(text.weight(BOLD)),
        "weight-heading": str(heading.weight(HEADING)),
    }
    for name, value in values.items():
        before, _, rest = css.partition(f"--{name}:")
        css = f"{before}--{name}: {value};{rest.partition(';')[2]}"
    return css


def names_first(face: Typeface) -> str:
    """Name what is shown until a typeface has come."""
    names = [f'"{stand_in(face, local)}"' for local in known(face)]
    return ", ".join([*names, LAST[face.serif]])


def known(face: Typeface) -> list[StandIn]:
    """List what may stand in for a typeface."""
    table = stand_ins(STAND_INS.read_text(encoding="utf-8"))
    found: list[StandIn] = table["serif" if face.serif else "sans"]  # type: ignore[assignment]
    return found


def stand_in(face: Typeface, local: StandIn) -> str:
    """Name a face that stands in for another."""
    return f"{face.name.split()[0]} from {local['name']}"


def face_of(face: Typeface, file: FontFile) -> str:
    """Load one file."""
    low, high = file.weights
    weight = f"{low} {high}" if low != high else str(low)
    rules = [
        "font-display: swap",
        f'font-family: "{face.name}"',
        *(["font-style: italic"] if file.italic else []),
        *([f"font-weight: {weight}"] if weight != str(REGULAR) else []),
        f'src: url("../static/fonts/{file.name}")',
    ]
    return block(rules)


def fitting(face: Typeface, weights: tuple[int, ...]) -> Iterator[str]:
    """Fit each face that computers have to a typeface's size."""
    by_weight = {metric.weight: metric for metric in face.metrics}
    for local in known(face):
        for weight in dict.fromkeys(weights):
            metrics = by_weight.get(weight)
            if metrics:
                cut = local["bold"] if weight > 500 else local["regular"]  # noqa: PLR2004
                yield fitted(stand_in(face, local), metrics, cut)


def fitted(name: str, metrics: Metrics, cut: Cut) -> str:
    """Give a face the width and height of another."""
    scale = metrics.wide / cut["wide"]
    return block(
        [
            f"ascent-override: {metrics.ascent / scale:.0%}",
            f"descent-override: {metrics.descent / scale:.0%}",
            f'font-family: "{name}"',
            f"font-weight: {metrics.weight}",
            f"size-adjust: {scale:.1%}",
            "src: " + ", ".join(f'local("{local}")' for local in cut["local"]),
        ]
    )


def block(rules: list[str]) -> str:
    """Write one @font-face."""
    return "@font-face {\n" + "".join(f"  {rule};\n" for rule in rules) + "}"
