"""What connects to Pelican; the package says what it is for."""

from pelican import signals
from pelican.generators import Generator

from page_head.rendering import page_head


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(offer_head)


def offer_head(generator: Generator) -> None:
    """Let templates ask for the head of the page they render."""
    generator.env.globals["page_head"] = page_head
