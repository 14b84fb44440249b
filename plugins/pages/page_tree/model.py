"""Where a page stands among the others."""

from collections.abc import Mapping

from plain_data import dataclass
from site_parts import PagePart


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page on the way from the home page; `url` has no leading slash."""

    title: str
    url: str


def trail(url: str, crumbs: Mapping[str, Crumb], home: str = "") -> tuple[Crumb, ...]:
    """List the pages above an address, the home page of its language first.

    Args:
        home: Address of that home page: "" or "es/".
    """
    if url == home:
        return ()
    parts = url.removeprefix(home).rstrip("/").split("/")[:-1]
    above = [home, *(home + "/".join(parts[: n + 1]) + "/" for n in range(len(parts)))]
    return tuple(crumbs[address] for address in above if address in crumbs)


BREADCRUMBS = PagePart[tuple[Crumb, ...]]("breadcrumbs")
