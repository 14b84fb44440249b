"""Put photographs and drawings on pages, small, safe and sharp.

    content/images/x.jpg + ![What it shows](../images/x.jpg)
    -> opening.py checks and straightens, making.py makes AVIF, WebP and a fallback
       in several widths, body.py and shown.py write the <picture>
    -> output/images/x-<hash>-<width>.<kind>; the original is never published

Gives every page `picture` for its head, `card_picture` and `line_picture` for where
it stands beside words: each a `Shown` made from its field `image` or `photo`, or
None. `{{ page.picture }}` writes it whole. A person without a photograph has a drawn
bust (`portraits`), but none in lines. `picture_file` is a made photograph, for other
pictures to be drawn with. Settings: `PICTURES_PATH`, the folder
below `PATH`; `PICTURES_SIZES`, how wide a picture in a text is shown;
`PICTURES_URL`, where the made files are published. Made files are kept in
`CACHE_PATH`, folder `pictures`, and made again when a picture changes.
"""
