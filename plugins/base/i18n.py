"""Words in code that catalogs translate."""


def gettext_noop(words: str) -> str:
    """Mark words for translation; a page says them in its own language later.

    plugins/content/languages/catalog.py collects what is marked.
    """
    return words
