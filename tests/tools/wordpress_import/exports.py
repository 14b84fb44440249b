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

EXPORTS["spectra"] = (
    "1.2",
    item(
        "Blocks of a kit",
        '<!-- wp:uagb/info-box {"icon":"walking","ctaText":"Buttonwords kappa"} --><div class="wp-block-uagb-info-box"><h3 class="uagb-ifb-title">Infobox lambda</h3><p class="uagb-ifb-desc">Description mu</p></div><!-- /wp:uagb/info-box --><!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Pulled nu</p><cite>Speaker xi</cite></blockquote></figure><!-- /wp:pullquote --><!-- wp:media-text --><div class="wp-block-media-text"><figure><img src="https://old.example/wp-content/uploads/2021/02/desk-1024x683.jpg?fit=1024" srcset="x 2x" alt="Desk omicron"/></figure><div><p>Beside pi</p></div></div><!-- /wp:media-text --><!-- wp:verse --><pre class="wp-block-verse">Verse rho\n  line sigma</pre><!-- /wp:verse --><!-- wp:details --><details><summary>Question tau</summary><p>Answer upsilon</p></details><!-- /wp:details --><!-- wp:table {"hasFixedLayout":true} --><figure class="wp-block-table"><table><tbody><tr><td>Cell phi</td><td><ul><li>inner chi</li><li>inner psi</li></ul></td></tr></tbody></table><figcaption>Caption omega</figcaption></figure><!-- /wp:table --><!-- wp:buttons --><div><a class="wp-block-button__link" href="https://old.example/contact/?utm_source=site&amp;utm_medium=button">Book now</a></div><!-- /wp:buttons --><!-- wp:yoast/faq-block {"questions":[{"jsonQuestion":"x"}]} --><div class="schema-faq"><strong class="schema-faq-question">Faq alpha?</strong><p class="schema-faq-answer">Faq beta.</p></div><!-- /wp:yoast/faq-block --><!-- wp:more --><!--more--><!-- /wp:more --><!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage --><!-- wp:separator --><hr/><!-- /wp:separator --><!-- wp:spacer --><div style="height:50px"></div><!-- /wp:spacer --><!-- wp:embed {"url":"https://vimeo.com/1"} --><figure><div>https://vimeo.com/1</div><figcaption>Watch gamma</figcaption></figure><!-- /wp:embed --><!-- wp:file --><div><a href="https://old.example/wp-content/uploads/2021/02/intake.pdf">Intake delta</a><a download href="https://old.example/wp-content/uploads/2021/02/intake.pdf">Download epsilon</a></div><!-- /wp:file --><!-- wp:html --><marquee>Moving zeta</marquee><center><font color="red">Red eta</font></center><u>under theta</u><!-- /wp:html -->',
    ),
)
EXPORTS["elementor"] = (
    "1.2",
    item(
        "Home of a builder",
        '<div class="elementor-element"><h2>Heading one</h2><p>Text with &nbsp; spaces&#8230; and &#8216;quotes&#8217;.</p></div>\t\t<a href="https://old.example/#contact">Contact anchor</a>\t<img decoding="async" src="https://old.example/wp-content/uploads/elementor/thumbs/a-pxyz.png" alt="">\t\t<h3>Counter</h3>0\t\t\t<span>Years of practice</span><ul><li><a href="tel:+13035550142">Call number</a></li><li><a href="mailto:hi@old.example?subject=Hello">Mail words</a></li><li><a href="javascript:void(0)">Dead link</a></li><li><a href="http://localhost:8888/site/page/">Local link</a></li><li><a href="#">Hash link</a></li><li><a href="">Empty link</a></li><li><a href="https://https://bad.example">Bad link</a></li><li><a href="https://bit.ly/2x">Short link</a></li><li><a name="anchor">Named anchor</a></li></ul><a href="https://old.example/a/"><a href="https://old.example/b/">Nested link</a></a><svg><title>Icon words</title><path d="M0"/></svg>',
        type="page",
        extra='<wp:postmeta><wp:meta_key>_elementor_data</wp:meta_key><wp:meta_value><![CDATA[[{"id":"a","settings":{"title":"x"}}]]]></wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_wp_page_template</wp:meta_key><wp:meta_value><![CDATA[elementor_canvas]]></wp:meta_value></wp:postmeta>',
    ),
)
EXPORTS["divi"] = (
    "1.2",
    item(
        "Divi page",
        '[et_pb_section fb_built="1" admin_label="section"][et_pb_row column_structure="1_2,1_2"][et_pb_column type="1_2"][et_pb_text _builder_version="4.9" background_color="#fff"]<h1>Divi heading</h1><p>Divi words @@ and [brackets kept]</p>[/et_pb_text][et_pb_blurb title="Blurb title" image="https://old.example/wp-content/uploads/b.jpg" alt="Blurb alt"]<p>Blurb words</p>[/et_pb_blurb][et_pb_toggle title="Toggle title" open="off"]<p>Toggle words</p>[/et_pb_toggle][et_pb_testimonial author="Author A" job_title="Runner" company_name="Club"]<p>Praise words</p>[/et_pb_testimonial][et_pb_button button_text="Button words" button_url="https://old.example/book/"][/et_pb_button][et_pb_accordion][et_pb_accordion_item title="Item title"]Item words[/et_pb_accordion_item][/et_pb_accordion][et_pb_contact_form email="x@old.example" title="Form title"][et_pb_contact_field field_id="Name" field_title="Name field"][/et_pb_contact_field][/et_pb_contact_form][/et_pb_column][/et_pb_row][/et_pb_section]',
        type="page",
    )
    + item(
        "WPBakery page",
        '[vc_row css=".vc_custom_1{margin: 0px !important;}"][vc_column width="1/2"][vc_column_text]Bakery words[/vc_column_text][vc_toggle title="Bakery toggle"]Inside toggle[/vc_toggle][vc_custom_heading text="Custom heading words" font_container="tag:h2"][vc_cta h2="Cta heading" h4="Cta sub"]Cta words[/vc_cta][vc_message]Message words[/vc_message][vc_tta_tabs][vc_tta_section title="Tab title" tab_id="1"]Tab words[/vc_tta_section][/vc_tta_tabs][contact-form-7 id="5" title="Contact form 1"][/vc_column][/vc_row]',
        type="page",
    ),
)
EXPORTS["wix"] = (
    "1.2",
    item(
        "Wix 👋 post – Überblick",
        '<div id="viewer-foo"><p id="viewer-1">First&nbsp;wix&#160;line<br></p><p><span style="color:red"><strong><em>Deep</em></strong></span> nested <u>underlined</u></p><p>• dot one</p><p>• dot two</p><p>- dash one<br>- dash two</p><p>1) step one</p><p>2) step two</p><figure><img src="https://static.wixstatic.com/media/abc~mv2.jpg/v1/fit/w_1000,h_1000/file.png" alt="Wix picture"></figure><p></p><p>\u200b</p><p>&nbsp;</p><h1>Big</h1><h1>Bigger</h1><h5>Small</h5><hr><p>#hashtag #BackPain @someone {curly} $5 *star* _line_ `tick` &lt;tag&gt; 5 &lt; 6 | pipe</p></div>',
        name="wix-\u00fcberblick",
        extra=cat("Caf\u00e9 & Tee")
        + cat("cafe & tee", "post_tag")
        + cat("Caf\u00e9 & Tee", "post_tag"),
    ),
)
EXPORTS["squarespace"] = (
    "1.2",
    item(
        "",
        '<div class="sqs-html-content" data-sqsp-text-block-content><h2 style="white-space:pre-wrap;">Untitled heading</h2><p class="" style="white-space:pre-wrap;">Sqs words <a target="_blank" href="/old-page?fbclid=abc">relative link</a>, <a href="/s/menu.pdf">file</a>, <a href="mailto:a b@c.example">odd mail</a>.</p><ul data-rte-list="default"><li><p>item para</p></li><li><p>item two</p><ul><li><p>inner para</p></li></ul></li></ul></div><script>Static.SQUARESPACE = {}</script><noscript><img src="https://images.squarespace-cdn.com/content/v1/a/b/photo+one.jpg?format=1500w" alt="photo one.jpg" /></noscript><style>.x{}</style>',
    )
    + item("Protected", "Secret words only for some.", pw="hunter2")
    + item("Scheduled", "Words of later.", status="future", date="2031-01-01 10:00:00")
    + item("Private", "Words of nobody.", status="private"),
)
EXPORTS["latin"] = (
    "1.1",
    item(
        "It\u00e2\u20ac\u2122s damaged",
        "Caf\u00c3\u00a9 and na\u00efve r\u00e9sum\u00e9 \u0093quoted\u0094 \u0096 dash \u0085 \ufffd soft\u00adhyphen zero\u200bwidth\n\n6'2\" tall in the '90s; 98.6\u00b0F, \u00bd cup, 10\u201320 reps, 3\u00d710, \u00b15%\n\n~~struck~~ **bold** [x] todo <b>b</b><i>i</i>\n\n\u2022 bullet a\n\u2022 bullet b\n\n\tindented by tab\n\n    four spaces\n\n---\n\nLine one\\\nline two ]] > end",
    )
    + item("CDATA", "Before ]]]]><![CDATA[> after &amp;lt; twice &amp;amp; coded"),
)
EXPORTS["threads"] = (
    "1.2",
    item(
        "Comment storm",
        "Body.",
        comments=com(
            1,
            "Ann <b>B</b>",
            "First <em>comment</em> http://example.org/x?utm_source=a",
        )
        + com(2, "Bob", "Reply one", parent=1)
        + com(3, "Cy", "Deep reply", parent=2)
        + com(4, "Dee", "Orphan reply", parent=99)
        + com(5, "", "Nameless words")
        + com(6, "Eve", "")
        + com(
            7,
            "Fay",
            "TODO [insert] $5 {x} <!-- hidden --> <script>x</script>\n\n> quote\n- item",
        )
        + com(8, "Gus", "Not yet", ok=0)
        + com(9, "Hal", "Spam words", ok="spam")
        + com(10, "Ivy 🙂", "Loop", parent=10)
        + com(11, "Trackback", "ping", type="trackback"),
    ),
)
EXPORTS["galleries"] = (
    "1.2",
    item(
        "Gallery kinds",
        '[gallery columns="4" link="file" ids="901,902" orderby="rand"]\n<!-- wp:gallery {"ids":[901,902]} --><figure class="wp-block-gallery"><ul><li><figure><img src="https://old.example/wp-content/uploads/2020/05/r\u00f6om 1.jpg" alt="Room one" data-id="901"/><figcaption>Caption one</figcaption></figure></li></ul></figure><!-- /wp:gallery -->[caption width="300"]<a href="https://old.example/wp-content/uploads/2020/05/big.jpg"><img src="https://old.example/wp-content/uploads/2020/05/big-300x200.jpg" alt="" /></a> Caption <em>two</em>[/caption][slideshow id="3"][playlist ids="4"][googlemaps https://maps.google.com/x][wpforms id="12" title="true"][su_box title="Box title"]Box words[/su_box][table id=3 /][ninja_form id=1][metaslider id="7"][contact-form][contact-field label="Label words" type="text"/][/contact-form]\n<video src="v.mp4" controls>Video words</video><audio controls><source src="a.mp3">Audio words</audio><map name="m"><area alt="Area words" href="https://old.example/x"></map><ruby>R<rt>rt</rt></ruby><figure><blockquote>Fig quote</blockquote><figcaption>Fig cap</figcaption></figure><form><label>Form label <input placeholder="Placeholder words"></label><button>Send words</button><select><option>Option words</option></select><textarea>Area text</textarea></form>',
    ),
)


def export(name):
    """Give a whole export file."""
    version, items = EXPORTS[name]
    return HEAD.format(v=version, items=items)
