"""Markdown that means what CommonMark and GitHub mean by it.

    lists, fenced code, quotes, tables, headings -> blocks as GitHub reads them
    6'2", 12" and the '90s                        -> marks of feet, inches, years
    what is left of marks in the words of a page  -> a note with its line

No plugin: `markdown.py` is an extension of Python-Markdown, for the setting
`MARKDOWN`.
"""
