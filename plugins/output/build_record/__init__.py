"""Say what a published site was made from, so that anybody can make it again.

    commit, day, packages, every published file -> output/build.json

Runs when `PUBLISHING` is true. The same commit, built for the same day with the
same packages, gives the same digest. Gives templates nothing.
"""
