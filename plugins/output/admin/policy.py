"""What the published editor may load: a policy of its own, for its path alone."""

from admin.backend import Backend, read_backend
from site_parts import Settings

PLACE = "/admin/"


def editor_headers(settings: Settings) -> dict[str, str]:
    """Give the headers that differ below /admin/; none unless it is published."""
    if not is_published(settings):
        return {}
    backend, _mistakes = read_backend(settings["EDITOR_BACKEND"])
    return {
        "Content-Security-Policy": policy(backend),
        # Who signs in does so in a window that has to answer this one.
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }


def is_published(settings: Settings) -> bool:
    """Tell whether this build has the editor in its output."""
    return bool(settings["EDITOR_PUBLISHED"]) and not settings["PREVIEW"]


def policy(backend: Backend, *, in_page: bool = False) -> str:
    """Write the policy: the editor makes code and styles as it runs."""
    hosts, pictures = " ".join(backend.hosts), " ".join(backend.pictures)
    directives = [
        "default-src 'none'",
        "script-src 'self' 'unsafe-eval'",
        "style-src 'unsafe-inline'",
        f"img-src 'self' blob: data: {pictures}".strip(),
        "font-src 'self' data:",
        f"connect-src 'self' blob: {hosts}".strip(),
        "form-action 'self'",
        "base-uri 'none'",
        *([] if in_page else ["frame-ancestors 'none'"]),
    ]
    return "; ".join(directives)
