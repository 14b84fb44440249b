"""Addresses that strangers try, to be led from our site to theirs."""

import re
from urllib.parse import urljoin, urlsplit

EVIL = "evil.example"
HOSTILE = [
    f"{start}{EVIL}{end}"
    for start in (
        *(
            "//",
            "///",
            "/\\",
            "\\\\",
            "/%5C",
            "/%5c%5c",
            "/%09/",
            "/\t/",
            "/%0a/",
            "/%0d/",
        ),
        *("/%2F", "/%2f%2f", "//%2f", "/.//", "/..//", "/%2e%2e//", "/;//", "/@", "@"),
        *("/x//..//", "http://", "https://", "http:", "/%E3%80%82", "/%00/", "/.%09/"),
        *("/services//", "/services/%5C%5C", "/services/..//", "/old-page/?//", "/?//"),
        *("/%0d%0aLocation:%20https://", "/services%0d%0aLocation:%20https://"),
    )
    for end in ("/index.html", "/", "", "/services", "/..", "/%2e%2e", "/x?y", "/a//")
]


def leads_home(location):
    """Tell whether a browser that follows stays on our site; see the URL Standard."""
    if location is None:
        return True
    # Browsers drop tabs and line ends, and take a backslash for a slash.
    read = re.sub("[\t\r\n]", "", location).strip().replace("\\", "/")
    return urlsplit(urljoin("https://www.example.com/", read)).netloc in {
        "www.example.com",
        "example.com",
    }
