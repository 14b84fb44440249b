"""A small site with every kind of file, and rules for it."""

from dataclasses import replace

from host_rules.model import IMMUTABLE, Apart, Redirect, Rules
from security_headers.policy import Policy

PAGE = "<!doctype html><title>{}</title>" + "<p>Words about backs.</p>" * 40

RULES = Rules(
    headers=Policy(form_targets=("https://forms.example.com/a",)).headers(),
    caching={"/theme/": IMMUTABLE},
    redirects=(
        Redirect("/old-page/", "/services/"),
        Redirect("/?p=12", "/services/dry-needling/"),
        Redirect("/caf%C3%A9/", "/services/"),
        Redirect("/About%20Us.html", "/services/#team"),
        Redirect("/cost-$5/", "https://www.example.com/services/?a=%24uri"),
        Redirect(f"/{'a' * 200}/{'b' * 190}/", "/services/"),
    ),
    missing=("/es/",),
)

APART = Apart(
    prefix="/admin/",
    headers={
        "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-eval'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    },
    beside=("/", "/services/*", "/theme/*"),
)
WITH_EDITOR = replace(RULES, apart=APART)

FILES = {
    "admin/index.html": PAGE.format("Edit the site"),
    "index.html": PAGE.format("Home"),
    "404.html": PAGE.format("Not found"),
    "es/404.html": PAGE.format("No encontrada"),
    "services/index.html": PAGE.format("Services"),
    "services/dry-needling/index.html": PAGE.format("Dry needling"),
    "theme/site.0a1b2c3d.css": "p { color: black; }\n" * 40,
    "theme/site.0a1b2c3d.js": "console.log(1);\n" * 40,
    "feeds/all.atom.xml": "<feed/>" * 60,
    "images/back.avif": "picture",
    "handout.pdf": "%PDF",
    "manifest.webmanifest": "{}" + " " * 300,
    ".well-known/security.txt": "Contact: mailto:hello@example.com\n" * 10,
    ".git/config": "hidden",
}
