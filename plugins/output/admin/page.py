"""The page that the editor runs in."""

from html import escape
from string import Template

_PAGE = Template("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
$policy<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Edit the site</title>
<link href="$root/admin/config.yml" type="text/yaml" rel="cms-config-url">
</head>
<body>$beside<script src="$root/admin/decap-cms.js"></script></body>
</html>
""")


# In a preview alone; the second starts the editor when it has made it ready.
BESIDE = (
    '<script src="/admin/window.js"></script>'
    '<script type="module" src="/admin/desk.js"></script>'
)


def page(root: str = "", policy: str = "", beside: str = "") -> str:
    """Write the page.

    Args:
        root: What addresses on the site start with, where it has a folder.
        policy: Stated in the page, for hosts that set no headers.
        beside: What shows mistakes and the page beside the form, where it can.
    """
    stated = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        if policy
        else ""
    )
    return _PAGE.substitute(root=escape(root), policy=stated, beside=beside)
