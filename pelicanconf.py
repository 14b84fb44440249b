"""Settings for the preview; publishconf.py says what differs when published.

Facts about the practice are not settings: they stand in content/practice/.
docs/settings.md explains the settings that are our own.
"""

import sys
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "plugins"))

from groups import (  # noqa: E402
    IMPORT_PATH,
    PLUGIN_PATHS,  # noqa: F401 - a setting
    plugin_modules,
)

sys.path[:0] = IMPORT_PATH  # plugins import one another by name

from content_model import kinds  # noqa: E402
from site_folder import site_folder, theme_of  # noqa: E402

# Where things are
SITE = site_folder(ROOT)  # this folder, or a practice's own when it is a package
PATH = str(SITE / "content")
THEME = str(theme_of(SITE, ROOT))
THEME_TEMPLATES_OVERRIDES = [THEME]  # templates import "components/…"
THEME_STATIC_DIR = "theme"
THEME_STATIC_PATHS: list[str] = []  # theme_assets names them after their content
OUTPUT_PATH = str(SITE / "output")
STAGING_PATH = str(SITE / ".build" / "output")  # a site grows here until it is whole
DEFECT_LOG = str(SITE / ".build" / "failure.txt")
CACHE_PATH = str(SITE / ".cache")
PRACTICE_PATH = "practice"
BRAND_PATH = "brand"
COMMENTS_PATH = "comments"
DRAWINGS_PATH = "drawings"
SIGNS_FOLDER = "signs"

# What is kept between builds, and how: docs/performance.md
PELICAN_CLASS = "fast_build.FastPelican"
FAST_BUILD_IGNORED_SETTINGS = [
    # pages look them up
    *("BUILD_DAY", "FACTS", "FACTS_OF", "SPEECHES", "THEME_WORDS"),
    *("DEFECT_LOG", "PAGE_PICTURES", "STAGING_PATH"),  # no page shows them
]
FAST_BUILD_PURE = [
    # They change a feed, and look at nothing but its variables.
    *("citations", "feeds", "page_tree"),
    *("alternates", "alternates_here", "gettext", "ngettext", "page_head"),
    # filters
    *("cited_on", "clock", "day", "emergency_calls", "from_site_path"),
    *("language_names", "mark_english", "number"),
]

FAST_BUILD_BY_ATTRIBUTE = [
    *("Facts", "Practice", "Hours", "Costs", "Notices", "Wording", "Location"),
    *("HoursInWords", "LocationInWords"),
]

# What happens to content, in the order of the flow
PLUGINS = plugin_modules(
    "whole_build",
    "facts",
    "brand",
    "fact_references",
    "confirmations",
    "placeholders",
    "content_model",
    "blocks",
    "citations",
    "editorial",
    "reviews",
    "state_law",
    "legal_pages",
    "page_tree",
    "signs",
    "exercises",
    "figure_rows",
    "emergency_calls",
    "handouts",
    "links",
    "drawings",
    "pictures",
    "languages",
    "opening_hours",
    "locations",
    "appointment_request",
    "vcards",
    "comments",
    "theme_assets",
    "app_marks",
    "gallery",
    "share_images",
    "related",
    "page_head",
    "feeds",
    "site_index",
    "site_search",
    "redirects",
    "security_headers",
    "security_txt",
    "build_record",
    "admin",
    "output_check",
    "host_rules",
    "compressed",
)

# Languages: the first is English; each other one is a folder below content/
DEFAULT_LANG = "en"
LANGUAGES = ["es"]
ENGLISH_WORDS = [  # what pages of other languages say in English, spoken as such
    "urgent care",
    "mindfulness",
    "workers’ compensation",
    "U.S. Department of Health and Human Services",
    "Office for Civil Rights",
    "My Health My Data",
    "The Lancet",
]
FOLDER_NAMES = {  # parts of addresses that a language calls differently
    "es": {
        "articles": "articulos",
        "archive": "archivo",
        "category": "categoria",
        "checklist.pdf": "lista-de-senales.pdf",
        "conditions": "condiciones",
        "emergency-card.pdf": "tarjeta-de-emergencia.pdf",
        "exercises": "ejercicios",
        "locations": "consultorios",
        "page": "pagina",
        "program.pdf": "programa.pdf",
        "programs": "programas",
        "people": "equipo",
        "services": "servicios",
        "signs": "senales",
        "tag": "tema",
    },
}
LOCALES = {"en": "en_US", "es": "es_US"}  # how dates and numbers are written
TIMEZONE = "UTC"  # dates are days; no visitor's zone may move them
DEFAULT_DATE_FORMAT = "%B %-d, %Y"

# Addresses: the file name is the slug, every page a folder. Kinds of our own have
# theirs by their folders, services/x/, unless a setting such as SERVICE_URL says more.
SITEURL = ""
SITE_URL_FROM_FACTS = False  # publishconf.py: addresses carry the site's own
RELATIVE_URLS = False
SLUGIFY_SOURCE = "basename"
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = "translation_id"
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"

LOCATION_FOLDER = "locations"  # of a practice with several offices

LANG_URL = "{folder}/{slug}/"  # es/servicios/…: see FOLDER_NAMES
LANG_SAVE_AS = LANG_URL + "index.html"
ARTICLE_LANG_URL = LANG_URL
ARTICLE_LANG_SAVE_AS = LANG_SAVE_AS
PAGE_LANG_URL = "{lang}/" + PAGE_URL
PAGE_LANG_SAVE_AS = "{lang}/" + PAGE_SAVE_AS

DRAFT_URL = "drafts/articles/{slug}/"
DRAFT_SAVE_AS = DRAFT_URL + "index.html"
DRAFT_LANG_URL = "{lang}/" + DRAFT_URL
DRAFT_LANG_SAVE_AS = "{lang}/" + DRAFT_SAVE_AS
DRAFT_PAGE_URL = "drafts/{kind}/{slug}/"
DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_URL + "index.html"
DRAFT_PAGE_LANG_URL = "{lang}/" + DRAFT_PAGE_URL
DRAFT_PAGE_LANG_SAVE_AS = "{lang}/" + DRAFT_PAGE_SAVE_AS

# Trust: what is checked before anything is published
SOURCES_FILE = "sources.bib"
RETRACTIONS_FILE = "retraction_watch.csv"
# Every kind of page, facts, words of drawings, and our replies to comments
EDITORIAL_KINDS = [*kinds.BY_FOLDER, PRACTICE_PATH, DRAWINGS_PATH, COMMENTS_PATH]
REQUIRED_PAGES = [
    "privacy",
    "privacy-practices",
    "good-faith-estimate",
    "nondiscrimination",
    "accessibility",
]

# Lists of articles
ARTICLES = True  # False: a site without any, without lists of them and feeds
INDEX_SAVE_AS = "articles/index.html"
INDEX_URL = "articles/"
CATEGORY_URL = "articles/category/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "articles/tag/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
ARCHIVES_URL = "articles/archive/"
ARCHIVES_SAVE_AS = ARCHIVES_URL + "index.html"
YEAR_ARCHIVE_URL = "articles/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
AUTHOR_URL = "people/{slug}/"
AUTHOR_SAVE_AS = ""  # the person's own page lists their articles
DIRECT_TEMPLATES = ["index", "archives"]
PAGINATED_TEMPLATES = {"index": None, "category": None, "tag": None}
DEFAULT_PAGINATION = 24
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

# Feeds: whole texts, so not many; readers ask for all of them again and again
FEED_MAX_ITEMS = 20
FEED_DOMAIN = "http://localhost:8000"  # where a preview is read
FEED_ATOM = "feeds/articles.atom.xml"
FEED_RSS = "feeds/articles.rss.xml"
FEED_ALL_ATOM = FEED_ALL_RSS = None  # would mix languages
CATEGORY_FEED_ATOM = "feeds/category/{slug}.atom.xml"
CATEGORY_FEED_RSS = "feeds/category/{slug}.rss.xml"
TRANSLATION_FEED_ATOM = "feeds/{lang}/articles.atom.xml"
TRANSLATION_FEED_RSS = "feeds/{lang}/articles.rss.xml"
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = False
FEED_IDS_SINCE = 2026  # part of every id: never change it once feeds are read

# What is copied as it is
STATIC_PATHS = []  # pictures are made, never copied: see below
IGNORE_FILES = [".#*", "_*", ".*", "*~"]

# Pictures: originals stay here, pages get small copies in several formats
PICTURES_PATH = "images"
PICTURES_URL = "images/"
PICTURES_SIZES = "(min-width: 48rem) 44rem, 92vw"  # how wide a text shows one

# How Markdown becomes HTML
MARKDOWN = {
    "extensions": [
        "fact_references.markdown:FactReferences",  # {practice:telephone}
        "citations.markdown:Citations",  # [@hayden, table 1; @nhs]
        "editorial.markdown:Exceptions",  # <!-- allow over-claim: why -->
        "blocks.markdown:ClinicBlocks",  # /// emergency | Call 911 if:
        "markdown.extensions.attr_list:AttrListExtension",
        "markdown.extensions.tables:TableExtension",
        "commonmark.markdown:CommonMark",  # lists, code, tables as GitHub reads them
        "markdown.extensions.toc:TocExtension",
        "content_model.outline:Outline",
        "content_model.columns:Columns",
        "links.markdown:Links",
    ],
    "extension_configs": {"markdown.extensions.toc:TocExtension": {"permalink": False}},
    "output_format": "html",
}

# Typographic quotes and dashes; numbers and capitals stay as they are, so that
# abbreviations, telephone numbers and ® are safe. CSS keeps last words company.
TYPOGRIFY = True
TYPOGRIFY_IGNORE_TAGS = ["address", "code", "kbd", "pre", "samp", "script", "style"]
TYPOGRIFY_OMIT_FILTERS = ["amp", "caps", "initial_quotes", "widont"]

# Templates escape everything and know every variable they use
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
}

# What pages may load: nothing inline but what these name, as sha256-...
POLICY_SCRIPT_HASHES: tuple[str, ...] = ()
POLICY_STYLE_HASHES: tuple[str, ...] = ()
POLICY_IN_PAGES = False  # for hosts that set no headers: state it in each page

# Editing in the browser on the site itself: docs/writing.md
EDITOR_PUBLISHED = False
EDITOR_BACKEND = {"name": "github", "repo": "", "branch": "main", "base_url": ""}

# What stands in a page's head
TITLE_PATTERN = "{title} – {site}"
HIDDEN_FROM_SEARCH: list[str] = []  # templates whose pages search engines leave out
SHARE_IMAGE_SIZE = (1200, 630)  # what chats and social sites show whole

RELATED_COUNT = 3  # related articles at the end of an article
SEARCH_INDEX = True  # what the search page searches
SEARCH_WEIGHTS = {  # what is rarely looked for, by file name, template or kind
    **dict.fromkeys(REQUIRED_PAGES, 0.5),
    **dict.fromkeys(["home", "how-we-write", "evidence"], 0.4),
    **dict.fromkeys(["conditions", "services", "people"], 0.6),
    **dict.fromkeys(["article", "person"], 0.8),
}

# Old addresses: a page at each, for hosts that take no rules
REDIRECT_PAGES = True

# Shown after a form was sent
THANK_YOU_PAGE = "thank-you"

# How far ahead visitors see days with other hours
HOLIDAYS_SHOWN_DAYS = 120

# A preview is quick; publishconf.py turns these on
PUBLISHING = False
SAMPLE_ALLOWED = False  # publish the sample itself: --sample
STAGING = False  # a trial that no search engine lists: --staging
OUTPUT_CHECK = False
HOST_RULES = False
COMPRESSED = False

# Preview aids
WITH_FUTURE_DATES = True  # content_model keeps pages of later days drafts
PREVIEW = True  # drafts, editorial notes and the component gallery are shown
