"""Write the rules into the output, for every host at once."""

from dataclasses import replace
from pathlib import Path

from host_rules import caddy, cloudfront, netlify, nginx, s3
from host_rules.model import HOST_FOLDER, Rules


def write_rules(output: Path, rules: Rules) -> None:
    """Write what each host reads; hosts pass over the others' files."""
    files = {
        "_headers": netlify.headers_file(rules),
        "_redirects": netlify.redirects_file(rules),
        f"{HOST_FOLDER}/nginx/http.conf": nginx.http_conf(rules),
        f"{HOST_FOLDER}/nginx/server.conf": nginx.server_conf(rules),
        f"{HOST_FOLDER}/caddy/site.caddy": caddy.site_rules(rules),
        f"{HOST_FOLDER}/cloudfront/headers-policy.json": cloudfront.headers_policy(
            rules
        ),
        f"{HOST_FOLDER}/cloudfront/request.js": cloudfront.request_function(rules),
        f"{HOST_FOLDER}/s3/uploads.tsv": s3.uploads(rules, files_in(output)),
    }
    if rules.apart:
        name = rules.apart.prefix.strip("/")
        own = replace(rules, headers=rules.headers | rules.apart.headers)
        files[f"{HOST_FOLDER}/cloudfront/headers-policy-{name}.json"] = (
            cloudfront.headers_policy(own, f"clinic-site-{name}")
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
