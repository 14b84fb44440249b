"""How long a build takes, beside stock Pelican, Hugo and Eleventy."""
