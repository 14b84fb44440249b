"""Make each “Call 911” and “call or text 988” on a page a link that calls.

The filter `emergency_calls` gives the words of a whole page, written in Markdown,
in a template or in a catalog, the links `tel:911`, `tel:988` and `sms:988`
(linking.py). base.html uses it, so no author and no template can forget one.
"""

from pelican import signals
from pelican.generators import Generator

from emergency_calls.linking import emergency_calls


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(add_filter)


def add_filter(generator: Generator) -> None:
    """Give templates the filter."""
    generator.env.filters["emergency_calls"] = emergency_calls
