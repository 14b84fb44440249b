"""Check the finished site before a visitor can see it.

    the output folder, every file of it -> mistakes, or nothing

Every link, anchor, picture, feed entry and sitemap address leads somewhere;
HTML nests; nothing is loaded from elsewhere; no script or style stands in a
page unless the security policy names it; no draft, preview aid, remark or
unread markup is left; no file is an original of `content/` or holds camera
data. Runs when `OUTPUT_CHECK` is true (publishconf.py): a preview stays quick.
Gives templates nothing.
"""

from pathlib import Path

from pelican import Pelican

from diagnostics import report
from facts.model import FACTS
from pictures.pages import PAGE_PICTURES
from security_headers import policy_of
from whole_build.stages import output_followed


def register() -> None:
    """Connect to the stage at which every file is there and authors did well."""
    output_followed.connect(check_output)


def check_output(pelican: Pelican) -> None:
    """Report whatever would disappoint a visitor."""
    settings = pelican.settings
    if not settings["OUTPUT_CHECK"]:
        return
    # A preview, which checks nothing, never imports the checks.
    from output_check.whole_site import check_site, without_repeats  # noqa: PLC0415

    policy = policy_of(settings)
    allowed = frozenset(policy.script_hashes)
    site = FACTS.of(settings).practice.site_url.url
    content, made = Path(settings["PATH"]), PAGE_PICTURES.of(settings).published()
    found = check_site(Path(pelican.output_path), site, allowed, content, made)
    report.add(*without_repeats(found))
