"""Tell each kind of host which headers to send, what to cache and what moved.

    the security policy, `_redirects`, the output's folders
    -> `_headers`, `_redirects` (Netlify, Cloudflare Pages),
       `_hosts/nginx/`, `_hosts/caddy/`, `_hosts/cloudfront/`

Every host gets the same rules in its own words; hosts/ in the repository has
the configurations that include them. Runs when `HOST_RULES` is true
(publishconf.py). Gives templates nothing.
"""
