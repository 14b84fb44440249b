"""List every page for search engines: sitemap.xml and robots.txt.

    the finished pages' heads, pictures and front matter's dates
    -> Entry (model.py) -> sitemap.xml (writer.py)
       and, where one file may not hold them all, sitemap-1.xml, sitemap-2.xml ...

A page is listed when its own head says that it has this address and may be
listed, so the sitemap cannot say otherwise. Dates are those of the content; a
page that states none has none. A trial (`STAGING`) lists none. Gives templates
nothing.
"""
