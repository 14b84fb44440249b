"""Draw the picture that stands for a page when somebody shares it.

    a page's title and what it stands below, the theme's typefaces and tokens
    -> Card (model.py) -> 1200 by 630 pixels (drawing.py)
    -> share/<address>.<hash>.png

Gives pages `share_image`, the picture's address without a leading slash, and
templates `SHARE_IMAGE`, the one of pages without a file of their own. A picture
is drawn once and kept in `CACHE_PATH`; its name changes with what it shows.
Letters that the theme's typefaces lack are drawn in another one (`typefaces`).
Settings: `SHARE_IMAGE_SIZE`, stated in the pages' heads too.
"""
