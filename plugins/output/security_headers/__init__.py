"""State once what pages may load, and where their forms may send.

    facts (request form, comments) and settings -> Policy (policy.py)
    -> host_rules writes it for every host; output_check holds pages to it

Styles stand in pages, and each page states their hash itself: a server's policy
changes with no theme, so that none refuses the styles of a page that was published,
or rolled back, since it read its configuration. Gives templates `page_policy`, for a
`<meta http-equiv>`: `page_policy.with_style(hash)` is the style's part, or all of the
policy where the host sets no headers (`POLICY_IN_PAGES`, for GitHub Pages). A preview
has none: it shows notes with styles of their own. Settings: `POLICY_SCRIPT_HASHES`
and `POLICY_STYLE_HASHES`, `sha256-...` of other inline code; `POLICY_IN_PAGES`.
"""

from collections.abc import Iterator, Sequence

from pelican.generators import Generator

from admin.policy import is_published
from diagnostics import Diagnostic, report
from facts.model import FACTS
from security_headers.policy import PagePolicy, Policy
from site_parts import Settings
from theme_assets.model import ASSETS
from whole_build.stages import content_described

# CloudFront takes no longer one, Cloudflare no line of more than 2,000 characters.
LONGEST = 1_783


def register() -> None:
    """Connect to the last stage before pages are written."""
    content_described.connect(share_policy)


def share_policy(generators: Sequence[Generator]) -> None:
    """Give templates the part of the policy that a page states itself."""
    report.add(*too_long(generators[0].settings))
    for generator in generators:
        settings = generator.settings
        # Beside an editor, no host's rule says what holds at unknown addresses alone.
        whole = settings["POLICY_IN_PAGES"] or is_published(settings)
        stated = (whole or not settings["PREVIEW"]) and FACTS.find(settings) is not None
        generator.context["page_policy"] = (
            PagePolicy(
                rest=policy_of(settings).in_page() if whole else (),
                style_hashes=tuple(settings["POLICY_STYLE_HASHES"]),
            )
            if stated
            else None
        )


def too_long(settings: Settings) -> Iterator[Diagnostic]:
    """Name a policy that some host would leave out, and say nothing of it."""
    if FACTS.find(settings) is None or not settings["HOST_RULES"]:
        return
    length = len(policy_of(settings).content_security_policy())
    if length > LONGEST:
        problem = f"The security policy has {length:,} characters, {LONGEST:,} at most."
        fix = "Name fewer hashes in POLICY_SCRIPT_HASHES."
        yield Diagnostic("publishconf.py", 1, problem, fix)


def policy_of(settings: Settings) -> Policy:
    """Make the policy of one build."""
    practice = FACTS.of(settings).practice
    return Policy(
        form_targets=(
            practice.request_form.endpoint.url,
            practice.comments.receiver.url,
        ),
        script_hashes=(
            *ASSETS.of(settings).script_hashes(),
            *settings["POLICY_SCRIPT_HASHES"],
        ),
    )
