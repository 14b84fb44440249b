"""Codes that a telephone's camera reads, as drawings for print and screen."""

from io import BytesIO


def qr_svg(text: str) -> str:
    """Draw a QR code with its quiet zone; it scales to any size.

    Error correction M: a crease in a handout does not hurt. The drawing carries
    neither a size nor a date, so the same text gives the same bytes.
    """
    import segno  # noqa: PLC0415 - most builds draw no new code

    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn,
        kind="svg",
        border=4,
        omitsize=True,
        xmldecl=False,
        dark="#000000",
        light="#ffffff",
        svgclass=None,
        lineclass=None,
    )
    return drawn.getvalue().decode()
