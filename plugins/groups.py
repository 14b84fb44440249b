"""Where plugins and programs are, in the order of the flow.

A module may import from its own group and from those before it, never from a
later one; tests/plugins/test_imports.py holds it.
`python plugins/groups.py PROGRAM` runs one of them.
"""

import os
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GROUPS = (
    "plugins/base",  # mistakes, stages, the staged build: what all others stand on
    "plugins",  # fast_build: a build that does again only what changed
    "plugins/content",  # what staff write becomes pages
    "plugins/trust",  # what may be published
    "plugins/pages",  # what visitors can do on a page
    "plugins/output",  # what stands around pages: head, feeds, headers, checks
    "tools",  # programs that people run
)
IMPORT_PATH = [str(ROOT / group) for group in GROUPS]
PLUGIN_PATHS = IMPORT_PATH[:-1]


def plugin_modules(*names: str) -> list[str]:
    """Name what connects each plugin to Pelican: its plugin.py, if it is several files.

    The rest of such a plugin can be imported without Pelican.
    """
    connecting = {
        file.parent.name: f"{file.parent.name}.plugin"
        for folder in PLUGIN_PATHS
        for file in Path(folder).glob("*/plugin.py")
    }
    return [connecting.get(name, name) for name in names]


def run(*command: str) -> None:
    """Run a program with its arguments in this process."""
    known = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([*IMPORT_PATH, *filter(None, [known])])
    sys.path[:1] = ["", *IMPORT_PATH]
    sys.argv = list(command)
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    run(*sys.argv[1:])
