"""Give every page the styles and scripts of the components on it, and no others.

    theme/css/*.css               -> in every page, but for two (model.py)
    theme/components/NAME/NAME.css -> in pages with a class of NAME
    theme/components/NAME/NAME.js  -> theme/NAME.<hash>.js, asked for by those pages
    theme/later.js                 -> in those pages: asks once words are painted
    @media print of all of them, and BELOW -> theme/below.<hash>.css, on LONG pages
    theme/static/…                 -> theme/…, named after what they hold: fonts, icons

Styles stand in the page itself, as small as smaller.py can make them and without
what matching.py finds to be of no use there: the first answer of the server can be
shown at once. Gives templates `assets`:
`assets.on(page, SITEURL)` has `style`, its `style_hash`, `scripts` and `below`;
`assets.later` is the text of later.js; `assets.colors` is the page's color, light and
dark; `assets.static("icons/favicon.svg")` is the address of a file of theme/static/,
`assets.addressed(html)` the HTML of an example with such addresses.
"""
