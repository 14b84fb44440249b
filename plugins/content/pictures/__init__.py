"""Put photographs and drawings on pages, small, safe and sharp.

    content/images/x.jpg + ![What it shows](../images/x.jpg)
    -> opening.py checks and straightens, making.py makes AVIF, WebP and a fallback
       in several widths, body.py and shown.py write the <picture>
    -> output/images/x-<hash>-<width>.<kind>; the original is never published

Gives every page `picture`, a `Shown` made from its field `image` or `photo`, or
None. `{{ page.picture }}` writes it whole. Settings: `PICTURES_PATH`, the folder
below `PATH`; `PICTURES_SIZES`, how wide a picture in a text is shown;
`PICTURES_URL`, where the made files are published. Made files are kept in
`CACHE_PATH`, folder `pictures`, and made again when a picture changes.
"""


def register() -> None:
    """Connect to Pelican; a model alone needs nothing of it."""
    from pictures.plugin import register as connect  # noqa: PLC0415

    connect()
