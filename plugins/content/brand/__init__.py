"""All that a site is known by, from one folder.

    content/brand/brand.toml -> colors of all pages, light and dark (palette.py)
    content/brand/mark.svg, logo.svg -> checked drawings (drawing.py)
    files of typefaces -> what pages load, paper is set in, and what stands in for
                          them (typefaces.py, sheet.py)
    -> icons for tabs and home screens (icons.py)

What the folder lacks comes from theme/brand/. A color that can't be read where it
stands is one sentence with its line and the nearest that can (pairs.py). Gives
templates and plugins `brand`, a `Brand`. Settings: `BRAND_PATH`, the folder below
`PATH`.
"""
