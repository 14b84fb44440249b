"""Show comments that staff have approved, and take new ones where they can wait.

    content/comments/<article>/<name>.md -> Comment (reader.py) -> Thread (model.py)
    -> `thread` on every article -> theme/components/comment-list/
    practice.toml [comments] receiver -> the form below an open thread
    receiver.py puts what the form sends into Isso's queue
    `invoke comments` (importing.py) brings what was approved there back as files

Only files are shown: what nobody approved cannot reach the site. An article closes
its comments with `comments: closed`; without a receiver there is no form at all.
Settings: `COMMENTS_PATH`, the folder of comments, below `PATH` and each language.
"""
