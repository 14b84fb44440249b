"""Make pixels of a drawing."""

from io import BytesIO

from PIL import Image

LAYOUT = """#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.drawing), format: "svg", width: {width}pt, height: {height}pt)
"""


def pixels(svg: str, width: int, height: int) -> Image.Image:
    """Draw an SVG in a size, on nothing."""
    import typst  # noqa: PLC0415 - most builds draw nothing new

    made: bytes = typst.compile(
        LAYOUT.format(width=width, height=height).encode(),
        format="png",
        ppi=72,
        sys_inputs={"drawing": svg},
    )
    return Image.open(BytesIO(made)).convert("RGBA")
