"""What each kind of page costs a visitor: `./run bench-pages`.

Builds the sample site, serves it with brotli as a host would, and measures every
kind of page with Lighthouse as a phone on a slow network, three times each; the
table shows medians, as docs/look.md has it. The budgets are on top; a page over one of
them is marked with an exclamation mark and ends the run with exit status 1.

    first view   HTML with its styles, compressed: one congestion window, 14,600 bytes
    all          everything a first visit loads, 60,000 bytes
    LCP, CLS     largest contentful paint 0.8 s, layout shift 0
    P A B S      performance, accessibility, best practices, SEO: 100 each
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parent.parent
TOOLS = Path(__file__).parent / "tools"
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

from tests.machine import needed  # noqa: E402

from benchmarks.brotli_server import handler_for  # noqa: E402
from groups import IMPORT_PATH  # noqa: E402 - after the path is known

ROUNDS = 3
FIRST_VIEW, ALL, LCP, SCORE = 14_600, 60_000, 0.8, 100  # budgets
KINDS = {
    "home": "/",
    "article": "/articles/does-physical-therapy-work-for-back-pain/",
    "article with drawings": "/articles/first-six-weeks-of-new-back-pain/",
    "articles": "/articles/",
    "category": "/articles/category/treatment/",
    "signs checklist": "/signs/",
    "services": "/services/",
    "service": "/services/dry-needling/",
    "conditions": "/conditions/",
    "condition": "/conditions/sciatica-and-slipped-disc/",
    "people": "/people/",
    "person": "/people/sam-specimen/",
    "first visits": "/first-visits/",
    "contact": "/contact/",
    "costs": "/insurance-and-costs/",
    "evidence": "/evidence/",
    "search": "/search/",
}
HEADING = """\
| page | first view | all | requests | LCP | CLS | P | A | B | S |
|---|---|---|---|---|---|---|---|---|---|
| budget | 14,600 | 60,000 | | 0.80 | 0.00 | 100 | 100 | 100 | 100 |"""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Visit:
    """One visit's figures: bytes, seconds, scores of 100."""

    first_view: int
    total: int
    requests: int
    lcp: float
    cls: float
    scores: tuple[int, ...]

    @property
    def good(self) -> bool:
        """Whether it keeps every budget."""
        return (
            self.first_view <= FIRST_VIEW
            and self.total <= ALL
            and self.lcp <= LCP
            and round(self.cls, 2) == 0
            and min(self.scores) == SCORE
        )


def build(output: Path) -> None:
    """Build the sample site, with addresses that a local server answers."""
    subprocess.run(
        [sys.executable, "-m", "whole_build", "--output", output],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(IMPORT_PATH)},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def serve(folder: Path) -> ThreadingHTTPServer:
    """Answer for a folder on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(folder))
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def lighthouse(url: str) -> dict:
    """Visit a page as a phone on a slow network."""
    done = subprocess.run(
        [
            *(TOOLS / "node_modules" / ".bin" / "lighthouse", url),
            *("--output=json", "--quiet"),
            "--chrome-flags=--headless=new --no-sandbox",
        ],
        env={**os.environ, "CHROME_PATH": needed("Chromium")},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def measured(url: str) -> Visit:
    """Read one visit's figures."""
    report = lighthouse(url)
    audits = report["audits"]
    loaded = audits["network-requests"]["details"]["items"]
    scores = (report["categories"][name]["score"] for name in CATEGORIES)
    return Visit(
        first_view=next(
            entry["transferSize"]
            for entry in loaded
            if entry["resourceType"] == "Document"
        ),
        total=sum(entry["transferSize"] for entry in loaded),
        requests=len(loaded),
        lcp=audits["largest-contentful-paint"]["numericValue"] / 1000,
        cls=audits["cumulative-layout-shift"]["numericValue"],
        scores=tuple(round(100 * score) for score in scores),
    )


def median(visits: list[Visit]) -> Visit:
    """Take the visit in the middle by its LCP, with everybody's median scores."""
    middle = sorted(visits, key=lambda visit: visit.lcp)[len(visits) // 2]
    scores = zip(*(visit.scores for visit in visits), strict=True)
    return Visit(
        middle.first_view,
        middle.total,
        middle.requests,
        middle.lcp,
        middle.cls,
        tuple(int(statistics.median(score)) for score in scores),
    )


def row(kind: str, visit: Visit) -> str:
    """Write a line of the table."""
    scores = " | ".join(str(score) for score in visit.scores)
    return (
        f"| {kind}{'' if visit.good else ' !'} | {visit.first_view:,} | {visit.total:,}"
        f" | {visit.requests} | {visit.lcp:.2f} | {visit.cls:.3f} | {scores} |"
    )


def main() -> int:
    """Print the table."""
    if not (TOOLS / "node_modules").exists():
        npm = ["npm", "ci", "--ignore-scripts", "--silent"]
        subprocess.run(npm, cwd=TOOLS, check=True)
    wanted = sys.argv[1:] or list(KINDS)
    all_good = True
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "output"
        build(site)
        server = serve(site)
        print(HEADING)
        for kind in wanted:
            address = KINDS[kind]
            if not (site / address.strip("/") / "index.html").exists():
                print(f"  {kind:22} is not part of this site")
                continue
            url = f"http://127.0.0.1:{server.server_port}{address}"
            visit = median([measured(url) for _round in range(ROUNDS)])
            all_good &= visit.good
            print(row(kind, visit), flush=True)
        server.shutdown()
    return 0 if all_good else 1


if __name__ == "__main__":
    sys.exit(main())
