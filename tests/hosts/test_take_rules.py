"""What root takes from the account that publishes, and what it does not."""

import os
import subprocess

import pytest
from tests.conftest import ROOT
from tests.plugins.output.host_rules.small_site import WITH_EDITOR

from host_rules.plugin import write_rules

SCRIPT = ROOT / "hosts/nginx/take-rules.sh"


def take(tmp_path, nginx="true"):
    """Run the program; nginx itself is tried with it in test_servers.py."""
    return subprocess.run(
        [SCRIPT, tmp_path / "site", tmp_path / "own"],
        env={**os.environ, "NGINX": nginx, "RELOAD": f"touch {tmp_path}/reloaded"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def taken(tmp_path):
    """A site whose rules were taken once; the file of its server block."""
    write_rules(tmp_path / "site", WITH_EDITOR)
    done = take(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "reloaded").exists()
    (tmp_path / "reloaded").unlink()
    return tmp_path / "site/_hosts/nginx/server.conf"


def test_the_same_rules_reload_nothing(taken, tmp_path):
    """Most publishes change no rule; nginx is left alone."""
    assert taken.exists()
    assert take(tmp_path).returncode == 0
    assert not (tmp_path / "reloaded").exists()


def test_rules_that_nginx_refuses_are_put_back(taken, tmp_path):
    """The next restart of the server still has rules that work."""
    before = (tmp_path / "own/server.conf").read_text()
    taken.write_text(before + "etag maybe;\n")

    refused = take(tmp_path, nginx="false")

    assert refused.returncode == 1
    assert "nginx refuses the new rules" in refused.stderr
    assert (tmp_path / "own/server.conf").read_text() == before
    assert not (tmp_path / "reloaded").exists()


@pytest.mark.parametrize(
    "lines",
    [
        "access_log /etc/cron.d/x;",
        "etag on; access_log /etc/cron.d/x;",
        "include /etc/shadow;",
        "location /x { root /; }",
        "location /x { alias /etc/; autoindex on; }",
        "}} server {{ listen 81; root /; ",
        'index a"; access_log /etc/x; index b";',
        'index a"; access_log /etc/x; index "b";',
        'index \\"; access_log /etc/x; index "b";',
        'index \\"; access_log /etc/x; index \\";',
        "add_header A '\"'; access_log /etc/x; add_header B '\"';",
        "add_header A '\";'; access_log /etc/x; # \"",
        'etag on; # "\naccess_log /etc/x;\n# "',
        'add_header A "b\naccess_log /etc/x;\nc";',
        "index a\raccess_log /etc/x;",
        "load_module x.so;",
        "proxy_pass http://127.0.0.1:8080;",
    ],
)
def test_a_line_that_no_build_makes_is_not_taken(taken, tmp_path, lines):
    """Whoever may publish pages may not write files as root, however it is put."""
    before = (tmp_path / "own/server.conf").read_text()
    with taken.open("a", newline="") as server:
        server.write(f"{lines}\n")

    refused = take(tmp_path)

    assert refused.returncode == 1
    assert "this is no rule of a build" in refused.stderr
    assert (tmp_path / "own/server.conf").read_text() == before
    assert not (tmp_path / "reloaded").exists()
