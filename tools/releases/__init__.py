"""Put a built site in front of visitors: whole, or not at all.

    TARGET/building/ -> TARGET/releases/000042/ <- TARGET/current (what is served)

`publish()` has the site built and checked beside the live one, copies it into
a release of its own and only then turns the `current` link to it, in one step
that cannot be half done. The release before it stays, as `previous`, for
`roll_back()`. This is no Pelican plugin: `invoke publish` and `invoke
rollback` call it.
"""

from releases.model import PublishRefused, Shelf
from releases.publish import publish, roll_back

__all__ = ["PublishRefused", "Shelf", "publish", "roll_back"]
