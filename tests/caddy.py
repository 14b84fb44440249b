"""Real Caddy on loopback, with the repository's configuration."""

import os
import subprocess
from contextlib import contextmanager

from tests.conftest import ROOT
from tests.machine import needed
from tests.servers import Server, certificate, free_port, wait_for


@contextmanager
def running(target, work):
    """Run Caddy in front of a published folder."""
    http, https = free_port(), free_port()
    certificate(work)
    (work / "Caddyfile").write_text(configuration(work, target, http, https))
    command = [needed("Caddy"), "run", "--config", work / "Caddyfile"]
    environment = {**os.environ, "XDG_DATA_HOME": work, "XDG_CONFIG_HOME": work}
    with (
        (work / "log").open("w") as log,
        subprocess.Popen(command, env=environment, stderr=log) as process,
    ):
        try:
            wait_for(https, process)
            yield Server("caddy", http, https, work / "certificate.pem")
        except AssertionError as error:
            error.add_note((work / "log").read_text()[-2000:])
            raise
        finally:
            process.terminate()
            process.wait(10)


def configuration(work, target, http, https):
    """Wrap the repository's Caddyfile, on our ports and with our folder."""
    site = (ROOT / "hosts/caddy/Caddyfile").read_text()
    own = f"tls {work}/certificate.pem {work}/key.pem\n\tbind 127.0.0.1"
    for ours, theirs in {
        "/srv/www/example": str(target),
        "example.com {\n": f"example.com {{\n\t{own}\n",
    }.items():
        assert ours in site
        site = site.replace(ours, theirs)
    options = ["admin off", f"http_port {http}", f"https_port {https}"]
    return "\n".join(["{", *(f"\t{entry}" for entry in options), "}", site])
