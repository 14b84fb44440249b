"""The benchmark's site for Pelican: every page kind, nothing else."""

import os

SITENAME = "Benchmark"
SITEURL = "https://example.com"
AUTHOR = "Example Street"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "theme"
PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = []
DEFAULT_PAGINATION = 10
DIRECT_TEMPLATES = ["index"]
PAGINATED_TEMPLATES = {"index": None}
AUTHOR_SAVE_AS = ""
ARTICLE_URL = ARTICLE_SAVE_AS = "{slug}.html"
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 100
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TYPOGRIFY = True
PLUGIN_PATHS = ["."]
PLUGINS = ["neighbors"]

if os.environ.get("BENCHMARK_PLUGINS"):
    import sys

    sys.path.insert(0, os.environ["BENCHMARK_PLUGINS"])
    PELICAN_CLASS = "fast_build.FastPelican"
    PLUGIN_PATHS = [".", os.environ["BENCHMARK_PLUGINS"]]
    PLUGINS = ["fast_build", "neighbors"]
    FAST_BUILD_PURE = ["neighbors"]
