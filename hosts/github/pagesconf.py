"""For GitHub Pages, which sets no headers: each page states the policy itself."""

from publishconf import *

POLICY_IN_PAGES = True
REDIRECT_PAGES = True
HOST_RULES = False
COMPRESSED = False
