"""Give every template the practice's facts.

    content/practice/*.toml -> Facts (model.py) -> `practice`, `hours`, `insurers`,
    `notices`, `navigation`, `article_index`, `wording` in every template

Facts are checked (reader.py): an unknown key, a missing key, a malformed telephone
number or an impossible hour is one sentence with its line, on every build. What was
read without a mistake is kept until a file, the people or the code changes.
Plugins find all facts in `FACTS`, which is None while they have mistakes,
the day that dates are compared with in `BUILD_DAY`, and the time zone
that days begin in as `BUILD_ZONE`.
Settings: `PRACTICE_PATH`, the folder of the facts, below `PATH`;
`SITE_URL_FROM_FACTS`, whether addresses carry the site's own (published) or none.
"""
