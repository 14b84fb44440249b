"""Which packages are pinned, and under which licence each is published."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from plain_data import dataclass

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
CLASSIFIER = "License ::"
LONGEST = 60  # letters: some packages put a licence's whole text into its name
UNKNOWN = "not stated"
# Whoever hands on a changed copy hands on its source, too.
COPYLEFT = re.compile(r"\b(A?GPL|General Public License)", re.IGNORECASE)
OR_ANOTHER = re.compile(r"\b(BSD|MIT|Apache|Public Domain|LGPL)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """One pinned package.

    Attributes:
        licence: As the package states it; "" where it is not installed here.
    """

    name: str
    version: str
    licence: str = ""

    @property
    def is_copyleft(self) -> bool:
        """Tell whether it leaves no choice but a licence of the GPL's family."""
        strict = bool(COPYLEFT.search(self.licence))
        return strict and not OR_ANOTHER.search(self.licence)


def pinned(requirements: str) -> Iterator[tuple[str, str]]:
    """Yield name and version of each package in the text of a requirements file."""
    yield from PIN.findall(requirements)


def package(name: str, version: str) -> Package:
    """Look up the licence of a package, if it is installed here."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return Package(name, version)
    return Package(name, version, licence_of(found))


def licence_of(found: Distribution) -> str:
    """Read a licence where packages of different ages state it."""
    stated = found.metadata
    expression = stated["License-Expression"] or ""
    classified = [
        classifier.rpartition(" :: ")[2]
        for classifier in stated.get_all("Classifier") or ()
        if classifier.startswith(CLASSIFIER)
    ]
    named = (stated["License"] or "").strip()
    short = named if len(named) <= LONGEST and "\n" not in named else ""
    return expression or " or ".join(classified) or short or UNKNOWN
