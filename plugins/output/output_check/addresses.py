"""Decide whether an address leads somewhere."""

from collections.abc import Collection
from dataclasses import field
from urllib.parse import unquote, urljoin, urlsplit

from plain_data import dataclass
from site_path import path_of

# What a link may use besides https; anything else is a mistake or an attack.
_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads on this site.

    Attributes:
        file: Path in the output folder; "" when it leads elsewhere.
        fragment: The part after `#`, decoded.
        problem: Why it leads nowhere, as the end of a sentence.
    """

    file: str = ""
    fragment: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses this site answers.

    Attributes:
        files: Every file of the output, with slashes.
        site: Address of the site, or "" in a preview.
        followed: Where addresses led that mean the same on every page.
    """

    files: Collection[str]
    site: str
    followed: dict[tuple[str, bool], Target] = field(default_factory=dict)

    def target(self, address: str, page: str, *, loads: bool) -> Target:
        """Follow an address that stands on `page`."""
        if not address.startswith(("/", "https:")):
            return self._target(address, page, loads=loads)
        if (address, loads) not in self.followed:
            found = self._target(address, page, loads=loads)
            self.followed[address, loads] = found
        return self.followed[address, loads]

    def _target(self, address: str, page: str, *, loads: bool) -> Target:
        if not address:
            return Target(problem="is empty")
        try:
            parts = urlsplit(address)
        except ValueError:
            return Target(problem="is no address")
        if parts.scheme or parts.netloc:
            own = f"{parts.scheme}://{parts.netloc}"
            if own != self._host:
                return _elsewhere(parts.scheme, parts.netloc, loads=loads)
        return self._local(urljoin(f"{path_of(self.site)}{page}", address))

    @property
    def _host(self) -> str:
        parts = urlsplit(self.site)
        return f"{parts.scheme}://{parts.netloc}"

    def _local(self, address: str) -> Target:
        parts, root = urlsplit(address), path_of(self.site)
        if not f"{parts.path}/".startswith(f"{root}/"):
            return Target(problem=f"does not start with {root}/")
        path = unquote(parts.path.removeprefix(root)).lstrip("/")
        fragment = unquote(parts.fragment)
        if path == "" or path.endswith("/"):
            path += "index.html"
        if path in self.files:
            return Target(path, fragment)
        if f"{path}/index.html" in self.files:
            return Target(problem="lacks the slash at its end")
        return Target(problem="leads to no file of this site")


def _elsewhere(scheme: str, host: str, *, loads: bool) -> Target:
    if loads:
        return Target(problem="loads something from another host")
    if scheme not in _LINK_SCHEMES or (scheme.startswith("http") and not host):
        return Target(problem="is no address that a visitor can follow")
    return Target()
