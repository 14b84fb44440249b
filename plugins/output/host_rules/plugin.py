"""What connects to Pelican; the package says what it is for."""

from dataclasses import replace
from pathlib import Path

from pelican import Pelican

from admin.policy import PLACE, editor_headers
from host_rules.caddy import site_rules
from host_rules.cloudfront import headers_policy, request_function
from host_rules.model import HOST_FOLDER, IMMUTABLE, Apart, Rules
from host_rules.netlify import headers_file, read_redirects, redirects_file
from host_rules.nginx import http_conf, server_conf
from host_rules.s3 import uploads
from security_headers import policy_of
from site_parts import Settings
from site_path import path_of
from whole_build.stages import output_checked

# Folders in which every file is named after its content.
_HASHED = ("/theme/",)


def register() -> None:
    """Connect to the stage at which no file changes any more."""
    output_checked.connect(write_host_rules)


def write_host_rules(pelican: Pelican) -> None:
    """Gather the rules of this build and write them for every host."""
    if not pelican.settings["HOST_RULES"]:
        return
    output = Path(pelican.output_path)
    moved = output / "_redirects"
    text = moved.read_text(encoding="utf-8") if moved.exists() else ""
    root = path_of(pelican.settings["SITEURL"])
    rules = Rules(
        headers=policy_of(pelican.settings).headers()
        | ({"X-Robots-Tag": "noindex"} if pelican.settings["STAGING"] else {}),
        caching={f"{root}{pattern}": IMMUTABLE for pattern in _HASHED},
        redirects=tuple(read_redirects(text)),
        apart=editor_apart(pelican.settings, output),
        missing=tuple(
            f"{root}/{path.parent.name}/" for path in sorted(output.glob("*/404.html"))
        ),
        root=root,
    )
    write_rules(output, rules)


def editor_apart(settings: Settings, output: Path) -> Apart | None:
    """State what differs for the browser editor, where it is published."""
    headers = editor_headers(settings)
    if not headers:
        return None
    root = path_of(settings["SITEURL"])
    beside = [
        f"{root}/{path.name}/*" if path.is_dir() else f"{root}/{path.name}"
        for path in sorted(output.iterdir())
        if path.name != PLACE.strip("/") and not path.name.startswith("_")
    ]
    place = f"{root}{PLACE}"
    return Apart(prefix=place, headers=headers, beside=(f"{root}/", *beside))


def write_rules(output: Path, rules: Rules) -> None:
    """Write what each host reads; hosts pass over the others' files."""
    files = {
        "_headers": headers_file(rules),
        "_redirects": redirects_file(rules),
        f"{HOST_FOLDER}/nginx/http.conf": http_conf(rules),
        f"{HOST_FOLDER}/nginx/server.conf": server_conf(rules),
        f"{HOST_FOLDER}/caddy/site.caddy": site_rules(rules),
        f"{HOST_FOLDER}/cloudfront/headers-policy.json": headers_policy(rules),
        f"{HOST_FOLDER}/cloudfront/request.js": request_function(rules),
        f"{HOST_FOLDER}/s3/uploads.tsv": uploads(rules, files_in(output)),
    }
    if rules.apart:
        name = rules.apart.prefix.strip("/")
        own = replace(rules, headers=rules.headers | rules.apart.headers)
        files[f"{HOST_FOLDER}/cloudfront/headers-policy-{name}.json"] = headers_policy(
            own, f"clinic-site-{name}"
        )
    for name, text in files.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def files_in(output: Path) -> list[str]:
    """Name all files but the packed copies: CloudFront packs by itself."""
    files = (path for path in output.rglob("*") if path.is_file())
    return [
        path.relative_to(output).as_posix()
        for path in files
        if path.suffix not in {".br", ".gz"}
    ]
