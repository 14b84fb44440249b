"""Serve the site to its author, and build it again after every change.

python -m preview [--port 8000] [--host localhost] [--no-open]
"""

import argparse
import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from queue import Queue

from pelican.log import console

from admin.desk import Admin
from admin.program import NoProgramError
from preview.editing import connect
from preview.model import Desk
from preview.rebuild import Kept, now, rebuild
from preview.search import LateIndex
from preview.server import NoPortError, Server, open_server
from preview.watch import changes_program, newest, shown, waiting
from terminal import open_browser, say
from whole_build.printed import counted


def main() -> int:
    """Serve until interrupted."""
    given = arguments()
    console.quiet = True  # Pelican would count its pages after every build
    sys.setswitchinterval(0.0005)  # browsers are answered while a build goes on
    queue = waiting(Path.cwd())  # what is saved during the first build counts
    try:
        desk, server = prepared(given, lambda: not queue.empty())
    except (NoPortError, NoProgramError) as error:
        say(str(error))
        return 1
    address = f"http://localhost:{server.server_port}/"
    if server.server_port != given.port:
        say(f"Port {given.port} is in use, so this is another one.")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Your site: {address}  (Ctrl+C stops)")
    build_and_tell(desk, "first build")
    if not given.no_open:
        open_browser(address + given.page.lstrip("/"))
    try:
        follow(desk, server, queue)
    except KeyboardInterrupt:
        say("\nStopped.")
    server.server_close()
    return 0


def prepared(
    given: argparse.Namespace, newer: Callable[[], bool]
) -> tuple[Desk, Server]:
    """Open the port, and have ready what the author switched on.

    Args:
        newer: Tells whether a change waits for the next build.
    """
    project = Path.cwd()
    desk = Desk(project)
    if given.admin:
        desk.admin = Admin(project, project / ".cache" / "admin")
        connect(desk, desk.admin.files, given.settings)
    server = open_server(desk, given.host, given.port)
    # Each preview has a folder of its own: two may run, and what is published
    # from output/ never holds a draft.
    folder = project / ".build" / f"preview-{server.server_port}"
    desk.output = folder / "output"
    desk.search = LateIndex(folder / "search-index")
    kept = Kept(desk.search, newer)
    desk.at_once = kept.last.page
    desk.of_unsaved = kept.last.unsaved
    desk.rebuild = partial(rebuild, given.settings, desk.output, kept)
    return desk, server


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("--settings", default="pelicanconf.py")
    parser.add_argument("--host", default="localhost")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--page", default="/", help="the page to open")
    parser.add_argument("--admin", action="store_true", help="edit in the browser")
    parser.add_argument("--no-open", action="store_true", help="open no browser")
    return parser.parse_args()


def follow(desk: Desk, server: Server, queue: Queue[set[Path]]) -> None:
    """Build after every change; start afresh when the program itself changed."""
    built = True
    while True:
        paths = newest(queue)
        if changes_program(paths):
            say("The program changed: starting again.")
            server.server_close()
            restart(server.server_port)
        if paths:
            build_and_tell(desk, shown(paths, desk.project), paths)
            built = True
        elif built:
            gc.collect()  # what builds left behind, now that nobody waits
            built = False


def restart(port: int) -> None:
    """Become a new process on the same port; open browsers find it again."""
    rest = [argument for argument in sys.argv[1:] if argument != "--no-open"]
    command = [sys.executable, "-m", "preview", *rest]
    os.execv(sys.executable, [*command, "--no-open", "--port", str(port)])  # noqa: S606


def build_and_tell(desk: Desk, why: str, saved: Collection[Path] = ()) -> None:
    """Build, and print what an author wants to know: mistakes first of all."""
    start = time.perf_counter()
    outcome = desk.build(saved)
    if outcome is None:
        return
    errors = [diagnostic for diagnostic in outcome.diagnostics if diagnostic.is_error]
    for diagnostic in errors:
        say(str(diagnostic))
    seconds = time.perf_counter() - start
    end = counted(len(errors)) if errors else f"built in {seconds:.1f} s"
    say(f"{now()} {why}: {end}")


if __name__ == "__main__":
    sys.exit(main())
