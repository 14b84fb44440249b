"""What the preview serves below /admin/, and under which policy."""

import json
from pathlib import Path

from admin.config import categories, local_config
from admin.local import LocalFiles
from admin.page import BESIDE, page
from admin.program import program

HERE = Path(__file__).parent
OURS = ("window.js", "desk.js", "asking.js", "picture.js", "facts.html", "facts.js")
FILES = "/__preview/files"  # where the editor reads and writes
# The editor makes code and styles as it runs. It may reach this computer only.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src 'self' blob: data:; font-src 'self' data:; connect-src 'self' blob:; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Admin:
    """The editor of one project."""

    def __init__(self, project: Path, cache: Path) -> None:
        """Have the program ready; raises NoProgramError."""
        self._project = project
        self._scripts = program(cache)
        self.files = LocalFiles(project)

    def page(self, name: str) -> tuple[bytes, str] | None:
        """Give a file below /admin/ with its type, None when there is none."""
        if name in {"", "index.html"}:
            return page(beside=BESIDE).encode(), "text/html"
        if name in OURS:
            kind = "text/html" if name.endswith(".html") else "text/javascript"
            return (HERE / name).read_bytes(), kind
        if name == "config.yml":  # JSON is YAML
            return json.dumps(self._config()).encode(), "text/yaml"
        scripts = {script.name: script for script in self._scripts.glob("*.js")}
        if name in scripts:
            return scripts[name].read_bytes(), "text/javascript"
        return None

    def _config(self) -> dict[str, object]:
        """Make the forms anew each time: categories are facts that change."""
        backend = {"name": "proxy", "proxy_url": FILES, "branch": "main"}
        return local_config(categories(self._project / "content"), backend)
