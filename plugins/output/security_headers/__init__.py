"""State once what pages may load, and where their forms may send.

    facts (request form, comments) and settings -> Policy (policy.py)
    -> host_rules writes it for every host; output_check holds pages to it

Gives templates `page_policy`: the policy for a `<meta http-equiv>` where the
host sets no headers (`POLICY_IN_PAGES`, for GitHub Pages), else "".
The theme's own sheets and one script (theme_assets) stand in pages and are named
by their hash: they change with the theme, never with a page. Settings:
`POLICY_SCRIPT_HASHES` and `POLICY_STYLE_HASHES`, `sha256-...` of other inline code;
`POLICY_IN_PAGES`.
"""

from collections.abc import Iterable
from typing import Any

from pelican.generators import Generator

from security_headers.policy import Policy
from whole_build.stages import content_described

__all__ = ["Policy", "policy_of"]


def register() -> None:
    """Connect to the last stage before pages are written."""
    content_described.connect(share_policy)


def share_policy(generators: Iterable[Generator]) -> None:
    """Give templates the part of the policy that a page can state itself."""
    for generator in generators:
        settings = generator.settings
        stated = settings["POLICY_IN_PAGES"] and settings["FACTS"] is not None
        generator.context["page_policy"] = (
            policy_of(settings).page_policy() if stated else ""
        )


def policy_of(settings: dict[str, Any]) -> Policy:
    """Make the policy of one build."""
    practice = settings["FACTS"].practice
    return Policy(
        form_targets=(
            practice.request_form.endpoint.url,
            practice.comments.receiver.url,
        ),
        script_hashes=(
            *settings["assets"].script_hashes(),
            *settings["POLICY_SCRIPT_HASHES"],
        ),
        style_hashes=(
            *settings["assets"].style_hashes(settings["SITEURL"]),
            *settings["POLICY_STYLE_HASHES"],
        ),
    )
