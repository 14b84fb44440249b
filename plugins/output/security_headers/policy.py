"""The one policy: which headers every answer carries, and why."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from plain_data import dataclass

# Two years. Without includeSubDomains: a practice's other host names (a
# booking vendor's, say) are not ours to promise for.
_TRANSPORT = "max-age=63072000"

# What a website for reading never asks a browser for.
_FEATURES_OFF = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What pages may load and where their forms may send.

    Attributes:
        form_targets: Addresses outside this site that forms post to.
        script_hashes: `sha256-...` of each inline script that our theme makes.
    """

    form_targets: tuple[str, ...] = ()
    script_hashes: tuple[str, ...] = ()

    def content_security_policy(self) -> str:
        """Write the policy out: nothing is allowed that is not named."""
        return "; ".join(f"{name} {words}" for name, words in self._directives())

    def in_page(self) -> tuple[tuple[str, str], ...]:
        """Return what a page may state itself, but for its style.

        Browsers ignore frame-ancestors there.
        """
        elsewhere = {"frame-ancestors", "style-src"}
        return tuple(
            directive
            for directive in self._directives()
            if directive[0] not in elsewhere
        )

    def headers(self) -> dict[str, str]:
        """Return every header of the policy, by name."""
        return {
            "Content-Security-Policy": self.content_security_policy(),
            "Strict-Transport-Security": _TRANSPORT,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            # Other sites learn our name at most, never which page was read;
            # none at all would make form receivers refuse the request form.
            "Referrer-Policy": "strict-origin",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in _FEATURES_OFF),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    def _directives(self) -> list[tuple[str, str]]:
        return [
            ("default-src", "'none'"),
            ("script-src", _sources(self.script_hashes)),
            # Any style that stands in a page, of which the page names its own: both
            # policies hold, and this one fits whatever the theme becomes.
            ("style-src", "'self' 'unsafe-inline'"),
            ("img-src", "'self'"),
            ("font-src", "'self'"),
            ("connect-src", "'self'"),
            ("manifest-src", "'self'"),
            ("worker-src", "'self'"),
            ("form-action", " ".join(["'self'", *_origins(self.form_targets)])),
            ("base-uri", "'none'"),
            ("frame-ancestors", "'none'"),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePolicy:
    """What a page states itself.

    Attributes:
        rest: All directives but the style's, where the host sets no headers.
        style_hashes: Of styles besides the theme's.
    """

    rest: tuple[tuple[str, str], ...] = ()
    style_hashes: tuple[str, ...] = ()

    def with_style(self, style_hash: str) -> str:
        """Write it for a page with this style."""
        style = ("style-src", _sources((style_hash, *self.style_hashes)))
        return "; ".join(f"{name} {words}" for name, words in (*self.rest, style))


def _sources(hashes: Iterable[str]) -> str:
    quoted = (f"'{digest}'" for digest in sorted(hashes))
    return " ".join(["'self'", *quoted])


def _origins(addresses: Iterable[str]) -> list[str]:
    """Reduce addresses to scheme and host, each once, in a stable order."""
    parts = (urlsplit(address) for address in addresses if address)
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})
