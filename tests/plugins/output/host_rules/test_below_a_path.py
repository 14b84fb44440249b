"""Real servers answer for a site that stands below a path of its host."""

import shutil
from dataclasses import replace

import pytest
from tests import caddy as real_caddy
from tests import nginx as real_nginx
from tests.plugins.output.host_rules.small_site import FILES, RULES

from host_rules.model import IMMUTABLE, REVALIDATE, Redirect
from host_rules.plugin import write_rules
from releases import publish

BELOW = replace(
    RULES,
    caching={"/clinic/theme/": IMMUTABLE},
    redirects=(Redirect("/clinic/old-page/", "/clinic/services/"),),
    missing=("/clinic/es/",),
    root="/clinic",
)
SERVERS = {"nginx": real_nginx.running, "caddy": real_caddy.running}


@pytest.fixture(scope="module", params=SERVERS)
def server(request, tmp_path_factory):
    """Each server in front of a folder with the site in its folder clinic/."""
    folder = tmp_path_factory.mktemp(request.param)
    folder.chmod(0o755)

    def build(release):
        release.mkdir(exist_ok=True)
        (release / "index.html").write_text("Another site of this host.")
        for name, text in FILES.items():
            path = release / "clinic" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        write_rules(release / "clinic", BELOW)
        shutil.copytree(release / "clinic/_hosts", release / "_hosts")

    publish(folder / "www", build)
    work = tmp_path_factory.mktemp("work")
    with SERVERS[request.param](folder / "www", work) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/clinic/", 200, "Home"),
        ("/clinic/services/", 200, "Services"),
        ("/clinic/nothing/", 404, "Not found"),
        ("/clinic/es/nada/", 404, "No encontrada"),
        ("/clinic/_hosts/nginx/http.conf", 404, "Not found"),
        ("/clinic/_redirects", 404, "Not found"),
        ("/clinic/.git/config", 404, "Not found"),
    ],
)
def test_pages_and_what_is_missing(server, path, status, said):
    """A page, the page for unknown addresses, and nothing of the host's own."""
    answer = server.get(path)

    assert answer.status == status
    assert f"<title>{said}</title>" in answer.body.decode()


def test_an_old_address_leads_to_the_new_one_below_the_path(server):
    """Both stand below it."""
    answer = server.get("/clinic/old-page/")

    assert answer.status == 301
    assert answer.headers["Location"].endswith("/clinic/services/")


def test_files_named_after_their_content_are_kept(server):
    """Caching goes by the path, too."""
    styles = server.get("/clinic/theme/site.0a1b2c3d.css")
    assert styles.headers["Cache-Control"] == IMMUTABLE
    assert server.get("/clinic/").headers["Cache-Control"] == REVALIDATE
