# ruff: noqa: S310 - addresses are our own
"""The script for S3, run against storage that speaks its protocol."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from tests.conftest import PYTHONPATH, ROOT
from tests.machine import STORAGE, needed
from tests.plugins.output.host_rules.small_site import FILES
from tests.servers import free_port

from host_rules.model import IMMUTABLE, REVALIDATE

pytestmark = pytest.mark.slow

# In place of the whole build: the small site, published by the real program.
RUN = f"""#!{sys.executable}
import shutil, sys
sys.path[:0] = {PYTHONPATH.split(os.pathsep)!r}
from pathlib import Path
from releases import publish
publish(Path(sys.argv[3]), lambda folder: shutil.copytree("site", folder))
"""
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "theme/site.0a1b2c3d.css": "text/css; charset=utf-8",
    "theme/site.0a1b2c3d.js": "text/javascript; charset=utf-8",
    "feeds/all.atom.xml": "application/xml; charset=utf-8",
    "images/back.avif": "image/avif",
    "handout.pdf": "application/pdf",
    "manifest.webmanifest": "application/manifest+json",
    ".well-known/security.txt": "text/plain; charset=utf-8",
    "practice.vcf": "text/vcard; charset=utf-8",
    "download.xyz": "application/octet-stream",
    "theme/font.0a1b2c3d.woff2": "font/woff2",
}


@pytest.fixture(scope="module")
def storage(tmp_path_factory):
    """An empty bucket; its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    program = STORAGE / "bin" / "moto_server"
    assert program.exists(), "moto is missing: run the tests with ./run test"
    log = tmp_path_factory.mktemp("moto") / "log"
    with (
        log.open("w") as said,
        subprocess.Popen([program, "-p", str(port)], stdout=said, stderr=said) as moto,
    ):
        try:
            wait_for(address, moto)
            urlopen(Request(f"{address}/clinic", method="PUT")).close()
            yield address
        finally:
            moto.terminate()


def wait_for(address, server):
    for _ in range(300):
        assert server.poll() is None
        try:
            urlopen(address).close()
        except HTTPError:
            return
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the storage did not start")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """A folder with a site that `./run publish` would make."""
    folder = tmp_path_factory.mktemp("clinic")
    (folder / "run").write_text(RUN)
    (folder / "run").chmod(0o755)
    files = FILES | {name: "x" for name in TYPES if name not in FILES}
    for name, text in files.items():
        if not name.startswith((".git", "admin")):
            path = folder / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return folder


def send(clinic, storage, to="s3://clinic", rules="small_site import RULES"):
    """Publish the folder as a practice does."""
    rules = (
        "from pathlib import Path; from host_rules.plugin import write_rules; "
        f"from tests.plugins.output.host_rules.{rules} as made; "
        "write_rules(Path('site'), made)"
    )
    aws = Path(needed("AWS CLI")).parent
    environment = {
        "PATH": f"{aws}:{os.environ['PATH']}",
        "HOME": str(clinic),
        "AWS_ENDPOINT_URL": storage,
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    subprocess.run(
        [sys.executable, "-c", rules], cwd=clinic, check=True,
        env=os.environ | {"PYTHONPATH": f"{PYTHONPATH}:{ROOT}"},
    )  # fmt: skip
    subprocess.run(
        [ROOT / "hosts/s3/publish.sh", to],
        cwd=clinic, env=environment, check=True,
    )  # fmt: skip


# boto3 is in the storage's own environment: what it sees, as JSON.
LOOK = """
import boto3, json, sys
client = boto3.client("s3", endpoint_url=sys.argv[1], region_name="us-east-1",
                      aws_access_key_id="x", aws_secret_access_key="x")
found = {}
for page in client.get_paginator("list_objects_v2").paginate(Bucket="clinic"):
    for item in page["Contents"]:
        got = client.get_object(Bucket="clinic", Key=item["Key"])
        body = got["Body"].read().decode()
        found[item["Key"]] = got["ContentType"], got.get("CacheControl"), body
print(json.dumps(found))
"""


def kept(storage):
    """Type, caching and text of everything in the bucket, by name."""
    command = [STORAGE / "bin" / "python", "-c", LOOK, storage]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def sent(clinic, storage):
    """What is in the bucket after a second publish, in which some files differ."""
    site = clinic / "site"
    page = site / "services/index.html"
    page.write_text("<!doctype html><title>Call 555-0142</title>")
    (site / "gone.html").write_text("x")
    send(clinic, storage)
    page.write_text("<!doctype html><title>Call 555-0143</title>")
    os.utime(page, (0, 0))  # a clock that is behind the storage's
    (site / "gone.html").unlink()
    (site / "theme/site.0a1b2c3d.css").rename(site / "theme/site.ffffffff.css")
    send(clinic, storage)
    return kept(storage)


def test_every_change_is_sent_with_its_headers(sent):
    """A corrected digit arrives, with the type and the caching of a first publish."""
    assert "555-0143" in sent["services/index.html"][2]
    assert "gone.html" not in sent
    assert not [name for name in sent if name.startswith("_")]
    assert not [name for name in sent if name.endswith((".br", ".gz"))]
    assert all(text for _kind, _caching, text in sent.values())
    for name, kind in TYPES.items():
        caching = IMMUTABLE if name.startswith("theme/") else REVALIDATE
        assert sent[name][:2] == [kind, caching]
    # An open page may still ask for what the release before had.
    assert sent["theme/site.ffffffff.css"] == sent["theme/site.0a1b2c3d.css"]


def test_a_site_below_a_path_keeps_to_its_folder(clinic, storage, sent):
    """It is sent into a folder of the bucket with its caching, and touches no other."""
    send(clinic, storage, "s3://clinic/a/clinic", "test_below_a_path import BELOW")

    found = kept(storage)
    assert {n: e for n, e in found.items() if not n.startswith("a/clinic/")} == sent
    below = {n.removeprefix("a/clinic/"): e for n, e in found.items() if n not in sent}
    assert below["index.html"][1] == REVALIDATE
    (styles,) = (name for name in below if name.endswith(".css"))
    assert below[styles][1] == IMMUTABLE
