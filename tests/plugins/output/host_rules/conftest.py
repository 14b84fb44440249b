"""A small published site, and real servers in front of it on loopback."""

import pytest
from tests import caddy as real_caddy
from tests import nginx as real_nginx
from tests.plugins.output.host_rules.small_site import FILES, WITH_EDITOR

from compressed.packing import pack
from host_rules.plugin import write_rules
from releases import publish


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """Publish the small site and return the target folder."""
    folder = tmp_path_factory.mktemp("served")
    folder.chmod(0o755)

    def build(site):
        for name, text in FILES.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        write_rules(site, WITH_EDITOR)
        pack(site, folder / "cache")

    publish(folder / "www", build)
    return folder / "www"


@pytest.fixture(scope="session")
def nginx(published, tmp_path_factory):
    """Run nginx in front of it."""
    with real_nginx.running(published, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="session")
def caddy(published, tmp_path_factory):
    """Run Caddy in front of it."""
    with real_caddy.running(published, tmp_path_factory.mktemp("caddy")) as server:
        yield server


@pytest.fixture(params=["nginx", "caddy"])
def server(request):
    """Each server in turn."""
    return request.getfixturevalue(request.param)
