"""Files for where a site is published: its workflow, settings and configuration.

Every workflow checks the site, then publishes it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from groups import ROOT

TEMPLATES = Path(__file__).parent / "workflows"
# What each host needs from hosts/, beside its workflow.
CONFIGURATION = {
    "github-pages": {"github/pagesconf.py": "pagesconf.py"},
    "netlify": {},
    "cloudflare": {},
    "s3": {"s3/publish.sh": "hosts/s3/publish.sh"},
    "server": {
        "rsync/publish.sh": "hosts/rsync/publish.sh",
        "caddy/Caddyfile": "hosts/caddy/Caddyfile",
        **{
            f"nginx/{name}": f"hosts/nginx/{name}"
            for name in (
                *("site.conf", "take-rules.sh"),
                *("clinic-rules.path", "clinic-rules.service"),
            )
        },
    },
}
HOSTS = tuple(CONFIGURATION)


def files_of(hosts: Iterable[str], site_url: str) -> dict[str, str]:
    """Give the files of several hosts, by their path in the site."""
    found: dict[str, str] = {}
    for host in hosts:
        found |= files_for(host, site_url)
    return found


def files_for(host: str, site_url: str) -> Mapping[str, str]:
    """Give a host's files, by their path in the site, with the site's own name."""
    workflow = (TEMPLATES / f"{host}.yml").read_text(encoding="utf-8")
    found = {f".github/workflows/{host}.yml": workflow}
    for source, path in CONFIGURATION[host].items():
        text = (ROOT / "hosts" / source).read_text(encoding="utf-8")
        found[path] = named(text, site_url)
    return found


def named(text: str, site_url: str) -> str:
    """Put a site's own host in the place of the sample's."""
    host = urlsplit(site_url).netloc
    bare = host.removeprefix("www.")
    text = text.replace("www.example.com", host).replace("/srv/www/example", "\0")
    return text.replace("example.com", bare).replace("\0", f"/srv/www/{bare}")
