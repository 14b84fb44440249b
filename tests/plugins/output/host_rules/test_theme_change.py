"""A new theme is shown in full, in whatever order a server is told of it."""

from hashlib import sha256

import pytest
from tests import caddy, nginx
from tests.servers import HOST
from tests.windows import launched

from host_rules.model import IMMUTABLE, Rules
from host_rules.plugin import write_rules
from releases import publish, roll_back
from security_headers.policy import PagePolicy, Policy
from theme_assets.model import hash_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>Page</title><style>{style}</style><img src="/theme/{logo}" alt=""><p>Words"""
COLOR = "getComputedStyle(document.querySelector('p')).color"
# As an attacker or a slip of ours would bring it; nothing of it may apply.
MORE = """() => {
  const style = document.createElement("style");
  style.textContent = "p { font-size: 99px }";
  document.head.append(style);
  const other = document.createElement("p");
  other.innerHTML = '<b style="font-size: 98px">x</b>';
  document.body.append(other);
  return [...document.querySelectorAll("p, b")].map(
    (each) => getComputedStyle(each).fontSize);
}"""


def themed(color):
    """A build of a site whose pages have a style, and a logo, of this color."""

    def build(folder):
        style = f"p {{ color: {color} }}"
        width = color[4]  # as many pixels as it is red
        drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="1"/>'
        logo = f"logo.{sha256(drawn.encode()).hexdigest()[:6]}.svg"
        policy = PagePolicy().with_style(hash_of(style))
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            if old.name == "index.html":
                old.unlink()  # releases share it
        page = PAGE.format(policy=policy, style=style, logo=logo)
        (folder / "index.html").write_text(page)
        (folder / "theme").mkdir(exist_ok=True)
        (folder / "theme" / logo).write_text(drawn)
        caching = {"/theme/": IMMUTABLE}
        write_rules(folder, Rules(headers=Policy().headers(), caching=caching))

    return build


@pytest.mark.parametrize("server", [nginx, caddy], ids=["nginx", "caddy"])
def test_pages_keep_their_styles_whenever_the_server_was_told(
    server, playwright, tmp_path
):
    """Published, published again and rolled back, while the server knows the first."""
    target, work = tmp_path / "www", tmp_path / "work"
    work.mkdir()
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # nginx's workers are another user
    publish(target, themed("rgb(1, 0, 0)"))
    browser = launched(playwright, f"--host-resolver-rules=MAP {HOST} 127.0.0.1")
    page = browser.new_context(ignore_https_errors=True).new_page()
    with server.running(target, work) as running:

        def color():
            page.goto(f"https://{HOST}:{running.https}/")
            width = page.evaluate("document.querySelector('img').naturalWidth")
            assert width == int(page.evaluate(COLOR)[4])  # its logo, and no kept one
            return page.evaluate(COLOR)

        assert color() == "rgb(1, 0, 0)"
        publish(target, themed("rgb(2, 0, 0)"))
        assert color() == "rgb(2, 0, 0)"
        publish(target, themed("rgb(3, 0, 0)"))
        assert color() == "rgb(3, 0, 0)"
        roll_back(target)
        assert color() == "rgb(2, 0, 0)"
        assert {"99px", "98px"}.isdisjoint(page.evaluate(MORE))
    browser.close()
