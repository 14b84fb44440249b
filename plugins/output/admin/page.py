"""The page that the editor runs in."""

from html import escape
from pathlib import Path
from string import Template

_PAGE = Template(Path(__file__).with_name("page.html").read_text("utf-8"))
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
