"""Give each article its `previous` and `next` one, as the other tools do."""

from itertools import pairwise

from pelican import signals


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(link_neighbors)


def link_neighbors(generator) -> None:  # noqa: ANN001
    """Link each article to the ones before and after it."""
    for newer, older in pairwise(generator.articles):
        newer.previous, older.next = older, newer
