"""Write the rules into the output, for every host at once."""

from dataclasses import replace
from pathlib import Path

from host_rules.caddy import site_rules
from host_rules.cloudfront import headers_policy, request_function
from host_rules.model import HOST_FOLDER, Rules
from host_rules.netlify import headers_file, redirects_file
from host_rules.nginx import http_conf, server_conf
from host_rules.s3 import uploads


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
