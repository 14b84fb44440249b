"""Rules for S3-compatible storage behind CloudFront.

Storage sets no security headers and knows no clean addresses: CloudFront adds
the first by a response headers policy and the second by a function.
"""

import json
from urllib.parse import unquote

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
    moves = {decoded(redirect.old): redirect.new for redirect in rules.redirects}
    text = json.dumps(moves, indent=0, ensure_ascii=False)
    return _FUNCTION.replace("MOVES", text)


def decoded(old: str) -> str:
    """Read the path of an old address; its query stays as it was written."""
    path, mark, query = old.partition("?")
    return f"{unquote(path)}{mark}{query}"


# CloudFront runs JavaScript of 2009, with a little of later years.
_FUNCTION = """\
// Made by the build: old addresses, and index.html behind clean ones.
var moves = MOVES;
// Only what cannot be read as another host: no empty part, no backslash.
var clean = /^(\\/[\\w.~%-]+)*\\/?$/;

function handler(event) {
  var request = event.request;
  var uri = request.uri;
  var query = asked(request.querystring);
  var path = decoded(uri);
  if (moves[path + query]) return moved(moves[path + query], "");
  if (moves[path]) return moved(moves[path], query);
  if (!clean.test(uri)) return request;
  if (/\\/index\\.html$/.test(uri)) return moved(uri.slice(0, -10), query);
  if (uri.endsWith("/")) request.uri += "index.html";
  else if (!/\\.[^/]+$/.test(uri)) return moved(uri + "/", query);
  return request;
}

function asked(parameters) {
  var pairs = [];
  Object.keys(parameters).forEach(function (name) {
    (parameters[name].multiValue || [parameters[name]]).forEach(function (each) {
      pairs.push(name + "=" + each.value);
    });
  });
  return pairs.length ? "?" + pairs.join("&") : "";
}

function decoded(uri) {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    return uri;
  }
}

function moved(target, query) {
  var parts = target.split("#");
  if (parts[0].indexOf("?") < 0) parts[0] += query;
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: parts.join("#") } },
  };
}
"""
