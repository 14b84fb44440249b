"""Real nginx on loopback, with the repository's configuration."""

import getpass
import grp
import os
import subprocess
from contextlib import contextmanager

from tests.conftest import ROOT
from tests.machine import needed
from tests.servers import Server, certificate, free_port, wait_for


@contextmanager
def running(target, work):
    """Run nginx in front of a published folder."""
    http, https = free_port(), free_port()
    certificate(work)
    take_rules(target, work / "rules")
    (work / "nginx.conf").write_text(configuration(work, target, http, https))
    command = [needed("nginx"), "-e", "stderr", "-c", str(work / "nginx.conf")]
    subprocess.run([*command, "-t", "-q"], check=True)
    server = subprocess.Popen(command)
    try:
        wait_for(https, server)
        yield Server("nginx", http, https, work / "certificate.pem")
    finally:
        server.terminate()
        server.wait(10)


def take_rules(target, own):
    """Take the rules of a release as root's program does; nginx looks later."""
    subprocess.run(
        [ROOT / "hosts/nginx/take-rules.sh", target / "current", own],
        env={**os.environ, "NGINX": "true", "RELOAD": "true"},
        check=True,
    )


def configuration(work, target, http, https):
    """Wrap the repository's site.conf, on our ports and with our folder."""
    site = (ROOT / "hosts/nginx/site.conf").read_text()
    live = "/etc/letsencrypt/live/example.com"
    for ours, theirs in {
        "/srv/www/example": str(target),
        "/etc/nginx/clinic-site": str(work / "rules"),
        f"{live}/fullchain.pem": str(work / "certificate.pem"),
        f"{live}/privkey.pem": str(work / "key.pem"),
        "listen 80;": f"listen 127.0.0.1:{http};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{https} ssl http2;",
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
    }.items():
        assert ours in site
        site = site.replace(ours, theirs)
    folders = " ".join(
        f"{kind}_temp_path {work}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"user {getpass.getuser()} {grp.getgrgid(os.getgid()).gr_name};\n"
        f"daemon off; pid {work}/pid; worker_processes 2; error_log stderr crit;\n"
        f"events {{ worker_connections 1024; }}\n"
        f"http {{ access_log off; {folders}\n{site}\n}}\n"
    )
