"""What redirects.toml says: addresses of an earlier site, and where they lead now."""

from plain_data import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAddress:
    """One `[[redirect]]`.

    Attributes:
        old: What followed the host name, such as /old-page/.
        new: The page that took its place, such as /costs/.
    """

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAddresses:
    """redirects.toml."""

    redirect: tuple[OldAddress, ...] = ()
