"""Tell every page where it stands: its trail from the home page.

    addresses of all pages -> `breadcrumbs` on each page, nearest last
    content/practice/navigation.toml -> `navigation` in every template (facts)

A page's parent is the page whose address is the longest beginning of its own:
/services/dry-needling/ stands below /services/. Templates of lists find their
trail in `trails`, by the address of the page they list below.

Links within the site start at its root (/services/), so that the same files work
at any host; `SITEURL` is for those who read a page elsewhere: feeds, search engines.
Of a site below a path of its host, `site_path` is that path in every template, and
the filter `from_site_path` puts it in front of a page's links (base/site_path.py).
"""
