"""What differs when the site is published; everything else is pelicanconf.py."""

from pelicanconf import *

# Addresses and feeds carry the site's own address, from content/practice/
SITE_URL_FROM_FACTS = True

# Hosts have rules for old addresses; a page there would stand in their way
REDIRECT_PAGES = False

# No aids for authors
PREVIEW = False
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""

# No sample facts or gaps; checked, packed, and with the rules that hosts need
PUBLISHING = True
OUTPUT_CHECK = True
HOST_RULES = True
COMPRESSED = True
