"""Rules for S3-compatible storage behind CloudFront.

Storage sets no security headers and knows no clean addresses: CloudFront adds
the first by a response headers policy and the second by a function.
"""

import json
from pathlib import Path
from urllib.parse import unquote

from host_rules.model import Rules

# CloudFront runs JavaScript of 2009, with a little of later years.
FUNCTION = Path(__file__).with_name("request.js")


def headers_policy(rules: Rules, name: str = "clinic-site") -> str:
    """Write the file for `aws cloudfront create-response-headers-policy`."""
    custom = [
        {"Header": header, "Value": value, "Override": True}
        for header, value in rules.headers.items()
        if header not in _OWN_PLACE
    ]
    policy = {
        "Name": name,
        "Comment": "Made by the build of the practice's site",
        "SecurityHeadersConfig": _security(rules.headers),
        "CustomHeadersConfig": {"Quantity": len(custom), "Items": custom},
    }
    return json.dumps(policy, indent=2) + "\n"


_OWN_PLACE = (
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
)


def _security(headers: dict[str, str]) -> dict[str, object]:
    """Put the headers that CloudFront has a field for into that field."""
    seconds = int(headers["Strict-Transport-Security"].split("=")[1].split(";")[0])
    return {
        "ContentSecurityPolicy": {
            "Override": True,
            "ContentSecurityPolicy": headers["Content-Security-Policy"],
        },
        "StrictTransportSecurity": {
            "Override": True,
            "AccessControlMaxAgeSec": seconds,
            "IncludeSubdomains": False,
            "Preload": False,
        },
        "ContentTypeOptions": {"Override": True},
        "FrameOptions": {"Override": True, "FrameOption": headers["X-Frame-Options"]},
        "ReferrerPolicy": {
            "Override": True,
            "ReferrerPolicy": headers["Referrer-Policy"],
        },
    }


def request_function(rules: Rules) -> str:
    """Write the function for viewer requests: redirects, clean addresses."""
    moves = {decoded(redirect.old): redirect.new for redirect in rules.redirects}
    text = json.dumps(moves, indent=0, ensure_ascii=False)
    return FUNCTION.read_text("utf-8").replace("MOVES", text)


def decoded(old: str) -> str:
    """Read the path of an old address; its query stays as it was written."""
    path, mark, query = old.partition("?")
    return f"{unquote(path)}{mark}{query}"
