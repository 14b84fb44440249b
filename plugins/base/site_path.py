"""A site below a path of its host: https://name.github.io/clinic.

    SITEURL -> path_of(): "/clinic", or "" for a site with a host of its own
    a page's links, written from the site's root -> whole(): the same from the host's

Texts and templates write addresses from the site's root (/services/), and a page
gets the path in front of them last of all, so that nothing else has to know it.
"""

import re
from urllib.parse import urlsplit

FROM_THE_ROOT = re.compile(
    r'(\s(?:href|src|action|poster|data-index|data-engine|data-from)=")/(?!/)'
)
SOURCES = re.compile(r'srcset="[^"]*"')
ONE_SOURCE = re.compile(r'(?<=[",\s])/(?!/)')


def path_of(siteurl: str) -> str:
    """Tell the path of a site's address, without a slash at its end."""
    return urlsplit(siteurl).path.rstrip("/")


def whole(html: str, site: str) -> str:
    """Begin every address from the site's root with the site's own, or its path."""
    if not site:
        return html
    html = FROM_THE_ROOT.sub(lambda found: f"{found[1]}{site}/", html)
    return SOURCES.sub(lambda found: ONE_SOURCE.sub(f"{site}/", found[0]), html)
