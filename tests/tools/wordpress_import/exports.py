"""Exports as sites of many kinds give them, each with words of its own.

The shapes are those of WordPress 3 to 6 (WXR 1.0 to 1.2): the classic editor, blocks,
page builders, every state of a post, threads of comments, and odd text.
"""
# ruff: noqa: A002, E501, E731, PLR0913, PLR0917

import html
import re

HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/{v}/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/{v}/"><channel><title>Old clinic</title><link>https://old.example</link><language>en-US</language><wp:wxr_version>{v}</wp:wxr_version><wp:base_site_url>https://old.example</wp:base_site_url><wp:base_blog_url>https://old.example</wp:base_blog_url><wp:author><wp:author_id>1</wp:author_id><wp:author_login>dana</wp:author_login><wp:author_display_name><![CDATA[Dana Sample]]></wp:author_display_name></wp:author>{items}</channel></rss>"""
NUMBERS = iter(range(11, 1000))


def item(
    title,
    body,
    type="post",
    status="publish",
    extra="",
    name=None,
    date="2014-03-05 10:00:00",
    comments="",
    parent=0,
    pw="",
):
    i = next(NUMBERS)
    name = (
        name
        if name is not None
        else re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")
    )
    return f"""<item><title>{html.escape(title)}</title><link>https://old.example/2014/03/{name}/</link><pubDate>Wed, 05 Mar 2014 10:00:00 +0000</pubDate><dc:creator><![CDATA[dana]]></dc:creator><description></description><content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{i}</wp:post_id><wp:post_date>{date}</wp:post_date><wp:post_date_gmt>{date}</wp:post_date_gmt><wp:comment_status>open</wp:comment_status><wp:post_name>{name}</wp:post_name><wp:status>{status}</wp:status><wp:post_parent>{parent}</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>{type}</wp:post_type><wp:post_password>{pw}</wp:post_password><wp:is_sticky>0</wp:is_sticky>{extra}{comments}</item>"""


def com(i, who, text, parent=0, ok=1, type=""):
    return f"<wp:comment><wp:comment_id>{i}</wp:comment_id><wp:comment_author><![CDATA[{who}]]></wp:comment_author><wp:comment_author_email>x@example.com</wp:comment_author_email><wp:comment_date>2014-03-06 10:00:00</wp:comment_date><wp:comment_date_gmt>2014-03-06 10:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[{text}]]></wp:comment_content><wp:comment_approved>{ok}</wp:comment_approved><wp:comment_type>{type}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>"


cat = lambda s, t="category": (
    f'<category domain="{t}" nicename="{s.lower().replace(" ", "-")}"><![CDATA[{s}]]></category>'
)
EXPORTS = {}
EXPORTS["classic"] = (
    "1.0",
    item(
        "Classic marks",
        'Opening alpha line\nsecond beta line\n\n<h1>Head one</h1><h2>Head two</h2><h3>Head three</h3><h4>Head four</h4><h5>Head five</h5><h6>Head six</h6>\nPrice <del>$150</del> <ins>$99</ins>, 10<sup>6</sup> H<sub>2</sub>O <abbr title="Physical Therapy">PT</abbr> <acronym title="World">WD</acronym> <cite>Cited</cite> <kbd>Ctrl</kbd> <q>quoted</q> <tt>teletype</tt> <var>varx</var> <big>bigger</big> <strike>struck</strike>\n<blockquote>Quoted gamma<cite>Somebody</cite></blockquote>\n<dl><dt>Term delta</dt><dd>Meaning epsilon</dd></dl><address>12 Elm Street</address><pre>code   zeta\n  indented</pre><ul><li>first</li><ul><li>second nested</li></ul>loose words<p>para inside</p></ul><ol start="4"><li>four</li><li>five<ol><li>five a</li></ol></li></ol>',
        extra=cat("Back Pain") + cat("sleep", "post_tag"),
    ),
)
EXPORTS["tables"] = (
    "1.1",
    item(
        "Tables and media",
        '<table><caption>Caption of table</caption><thead><tr><th>When</th><th>How</th></tr></thead><tbody><tr><td>Morning</td><td>walk <em>slowly</em></td></tr><tr><td colspan="2">spanned cell</td></tr></tbody><tfoot><tr><td>Foot</td><td>note</td></tr></tfoot></table>\n[caption id="attachment_5" align="alignleft" width="300"]<img src="https://old.example/wp-content/uploads/2012/01/photo.jpg" alt="A photo" width="300" /> Words of caption[/caption]\n[gallery ids="1,2,3"]\n[audio mp3="https://old.example/a.mp3"][/audio]\n[video src="https://old.example/v.mp4"]\n[embed]https://www.youtube.com/watch?v=abc[/embed]\nhttps://www.youtube.com/watch?v=def\n<iframe src="https://maps.example.com/x"></iframe><object><embed src="x.swf"></object>',
    )
    + item(
        "Other photo",
        '<img src="https://old.example/wp-content/uploads/2013/05/photo.jpg" alt="Another" title="Titled words">',
    ),
)
EXPORTS["gutenberg"] = (
    "1.2",
    item(
        "Blocks",
        '<!-- wp:paragraph --><p>Block paragraph eta</p><!-- /wp:paragraph --><!-- wp:heading {"level":3} --><h3>Block heading</h3><!-- /wp:heading --><!-- wp:list --><ul><!-- wp:list-item --><li>item theta</li><!-- /wp:list-item --></ul><!-- /wp:list --><!-- wp:columns --><div class="wp-block-columns"><div class="wp-block-column"><p>left column</p></div><div class="wp-block-column"><p>right column</p></div></div><!-- /wp:columns --><!-- wp:buttons --><div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/contact/">Book a visit now</a></div></div><!-- /wp:buttons --><!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Pulled words</p><cite>Pull author</cite></blockquote></figure><!-- /wp:pullquote --><!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>cell iota</td></tr></tbody></table><figcaption>table caption kappa</figcaption></figure><!-- /wp:table --><!-- wp:details --><details><summary>Summary lambda</summary><p>hidden mu</p></details><!-- /wp:details --><!-- wp:verse --><pre class="wp-block-verse">verse nu\nline xi</pre><!-- /wp:verse --><p>Note<sup data-fn="abc" class="fn"><a href="#abc" id="abc-link">1</a></sup> end</p><!-- wp:footnotes /--><!-- wp:media-text --><div class="wp-block-media-text"><figure><img src="https://old.example/wp-content/uploads/a.png" alt=""/></figure><div><p>media words omicron</p></div></div><!-- /wp:media-text --><!-- wp:embed {"url":"https://youtu.be/z"} --><figure class="wp-block-embed"><div>https://youtu.be/z</div><figcaption>embed caption pi</figcaption></figure><!-- /wp:embed --><!-- wp:gallery --><figure class="wp-block-gallery"><figure class="wp-block-image"><img src="https://old.example/wp-content/uploads/b.png" alt="bee"/><figcaption>gallery one rho</figcaption></figure><figcaption>gallery caption sigma</figcaption></figure><!-- /wp:gallery --><!-- wp:file --><div class="wp-block-file"><a href="https://old.example/wp-content/uploads/form.pdf">Form tau</a></div><!-- /wp:file -->',
        extra='<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[[{"id":"abc","content":"Footnote upsilon text"}]]]></wp:meta_value></wp:postmeta>',
    ),
)
EXPORTS["divi"] = (
    "1.2",
    item(
        "Divi page",
        '[et_pb_section fb_built="1"][et_pb_row][et_pb_column type="4_4"][et_pb_text]<p>Divi words phi</p>[/et_pb_text][et_pb_button button_text="Divi button chi" button_url="/x"][/et_pb_button][et_pb_blurb title="Blurb title psi"]<p>blurb body omega</p>[/et_pb_blurb][et_pb_toggle title="Toggle question"]answer words[/et_pb_toggle][/et_pb_column][/et_pb_row][/et_pb_section]',
        type="page",
    )
    + item(
        "Bakery",
        '[vc_row][vc_column][vc_column_text]Bakery words[/vc_column_text][vc_single_image image="5" title="Image title vc"][vc_btn title="Button title vc" link="url:%2Fcontact"][vc_tabs][vc_tab title="Tab one"]tab words[/vc_tab][/vc_tabs][/vc_column][/vc_row]',
        type="page",
    ),
)
EXPORTS["elementor"] = (
    "1.2",
    item(
        "Elementor page",
        '<h2>Elementor head</h2><p>el words</p><a href="#">Read more el</a><div class="elementor-widget"><ul><li><i class="fa"></i><span>icon list words</span></li></ul></div><script>var x="not words";</script><style>.a{color:red}</style>',
        type="page",
        extra='<wp:postmeta><wp:meta_key>_elementor_data</wp:meta_key><wp:meta_value><![CDATA[[{"id":"1","settings":{"title":"x"}}]]]></wp:meta_value></wp:postmeta>',
    ),
)
EXPORTS["states"] = (
    "1.2",
    item("A draft", "draft words", status="draft", name="")
    + item("Private one", "private words", status="private")
    + item("Pending one", "pending words", status="pending")
    + item("Locked", "locked words", pw="secret")
    + item("Future one", "future words", status="future", date="2031-01-01 10:00:00")
    + item("Trashed", "trash words", status="trash")
    + item("Parent", "parent words", type="page", name="parent")
    + item("Child", "child words", type="page", name="child", parent=40)
    + item(
        "写真 &amp; Ünïcode",
        "unicode words ąć <p>漢字 text</p>",
        name="%e5%86%99%e7%9c%9f",
    )
    + item("", "untitled words", name="untitled-1")
    + item("Same name", "same a", name="same")
    + item("Same name again", "same b", name="same", type="page")
    + item("A long title " * 12, "long title body words", name="long"),
)
EXPORTS["comments"] = (
    "1.1",
    item(
        "With comments",
        "commented words",
        comments=com(1, "Ann", "First <b>comment</b> words")
        + com(2, "Bob", "Reply words", 1)
        + com(3, "Spam", "spam words", 0, "spam")
        + com(4, "Ping", "ping words", 0, 1, "pingback")
        + com(5, "Eve", "\u202eturned words")
        + com(6, "Long", "long " * 3000),
    ),
)
EXPORTS["entities"] = (
    "1.2",
    item(
        "Entities &amp; odd",
        'Tom &amp; Jerry &lt;b&gt; &nbsp;x &hellip; &#8217;s &copy; 5 &times; 3 * star _under_ `tick` [brackets] # hash 1. one | pipe \\ back @clinic [@clinic](https://x.example) user@mail.example\n\n<p>&lt;script&gt; shown</p>\n<!--more Read the rest--> after more\n<!--nextpage--> next page words <p style="text-align:center">centered</p><font color=red>fonted</font> <center>middle</center> <a name="top"></a><span style="x">spanned</span> [name_with_underscore] [tabs][tab title="One"]inner tab[/tab][/tabs] [contact-form-7 id="1" title="Form name"] [unknown attr="unknown attr words"]wrapped[/unknown]<form><label>Label words <input value="v" placeholder="ph"></label><button>Press words</button><select><option>Opt words</option></select><textarea>area words</textarea></form><hr>',
    ),
)


def export(name):
    """Give a whole export file."""
    version, items = EXPORTS[name]
    return HEAD.format(v=version, items=items)
