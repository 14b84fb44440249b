"""Keep the list of texts that are nobody's own: the sample's, and the outlines'.

    content/, tools/new_page/outlines/ -> digests
    -> plugins/trust/placeholders/known_texts.txt, by which a publish refuses them

`./run known-texts` adds what is new. Connects nothing to Pelican. No settings.
"""
