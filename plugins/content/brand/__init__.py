"""The colors, typefaces and marks that a site is known by.

theme/css/tokens.css -> tokens.py: colors by their names
"""
