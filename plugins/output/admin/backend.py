"""Where the published editor keeps pages: a branch of a repository."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from urllib.parse import urlsplit

from diagnostics import Diagnostic
from plain_data import dataclass

SETTINGS_FILE = "pelicanconf.py"
# The hosts that each one asks, for pages and for who is signed in.
HOSTS: dict[str, tuple[str, ...]] = {
    "github": ("https://api.github.com", "https://www.githubstatus.com"),
    "gitlab": ("https://gitlab.com",),
    "gitea": (),
}
PICTURES = {
    "github": ("https://avatars.githubusercontent.com",),
    "gitlab": ("https://gitlab.com", "https://secure.gravatar.com"),
    "gitea": (),
}
_REPOSITORY = re.compile(r"[\w.-]+(/[\w.-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """A repository, as the setting `EDITOR_BACKEND` has it.

    Attributes:
        repo: `owner/name`.
        base_url: Of the service that signs people in; with Gitea, of Gitea.
        auth_endpoint: The path at which that service does so.
    """

    name: str = "github"
    repo: str = ""
    branch: str = "main"
    base_url: str = ""
    auth_endpoint: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What the editor is told: all that is known."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in told.items() if value}

    @property
    def hosts(self) -> tuple[str, ...]:
        """What the editor has to reach."""
        own = (origin(self.base_url),) if self.base_url else ()
        return tuple(sorted({*HOSTS[self.name], *own}))

    @property
    def pictures(self) -> tuple[str, ...]:
        """Where the portraits of those who are signed in come from."""
        own = (origin(self.base_url),) if self.name == "gitea" else ()
        return tuple(sorted({*PICTURES[self.name], *own}))


def origin(address: str) -> str:
    """Reduce an address to scheme and host."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def read_backend(given: Mapping[str, object]) -> tuple[Backend, list[Diagnostic]]:
    """Read the setting; with mistakes, the backend means nothing."""
    known = [field.name for field in fields(Backend)]
    facts = {name: str(given[name]).strip() for name in known if name in given}
    backend = Backend(**facts)
    problems = [*_unknown(given, known), *_problems(backend)]
    diagnostics = [
        Diagnostic(SETTINGS_FILE, 1, f"EDITOR_BACKEND: {problem}", fix)
        for problem, fix in problems
    ]
    return backend, diagnostics


def _unknown(
    given: Mapping[str, object], known: list[str]
) -> Iterator[tuple[str, str]]:
    for name in sorted(given.keys() - set(known)):
        yield f"nobody asks for “{name}”.", f"Use some of: {', '.join(known)}."


def _problems(backend: Backend) -> Iterator[tuple[str, str]]:
    if backend.name not in HOSTS:
        yield f"“{backend.name}” is not known.", f"Use one of: {', '.join(HOSTS)}."
    if not _REPOSITORY.fullmatch(backend.repo):
        yield f"“{backend.repo}” is no repository.", "Write repo as owner/name."
    if not backend.branch:
        yield "it names no branch.", "Write branch, usually main."
    needs_address = backend.base_url or backend.name == "gitea"
    if needs_address and not re.fullmatch(r"https://[\w.:/-]+", backend.base_url):
        yield f"“{backend.base_url}” is no address.", "Write base_url as https://…"
