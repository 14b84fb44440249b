"""Rules for S3-compatible storage behind CloudFront.

Storage sets no security headers and knows no clean addresses: CloudFront adds
the first by a response headers policy and the second by a function.
"""

import json

from host_rules.model import Rules


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
    moves = {redirect.old: redirect.new for redirect in rules.redirects}
    return _FUNCTION.replace("MOVES", json.dumps(moves, indent=2))


_FUNCTION = """\
// Made by the build: old addresses, and index.html behind clean ones.
var moves = MOVES;

function handler(event) {
  var request = event.request;
  var query = Object.keys(request.querystring)
    .map(function (name) { return name + "=" + request.querystring[name].value; })
    .join("&");
  var target = moves[request.uri + (query ? "?" + query : "")] || moves[request.uri];
  if (target) return moved(target);
  if (/\\/index\\.html$/.test(request.uri)) return moved(request.uri.slice(0, -10));
  if (request.uri.endsWith("/")) request.uri += "index.html";
  else if (!/\\.[^/]+$/.test(request.uri)) return moved(request.uri + "/");
  return request;
}

function moved(target) {
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: target } },
  };
}
"""
