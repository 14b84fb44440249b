"""Read the pages that staff write: kinds, front matter, references.

    content/<folder>/*.md -> Kind and Field (kinds.toml) say what is allowed
    -> ContentReader (reader.py) -> Pelican content with `source`, `outline`,
       `read_minutes`, and, once all is read, `author_page`, `reviewer_page`,
       `condition_pages`, `service_pages`, `article_pages`, `exercise_pages`

A draft goes without what a person has to put in. Whatever is wrong in one, it is
left out of a site that is published, and stops nothing.

Gives templates `services`, `conditions`, `people`, `exercises`, `programs`:
published pages in order.
Settings: `LANGUAGES`, the folders of translations below `PATH`; it fills
`ARTICLE_PATHS`, `PAGE_PATHS`, `SERVICE_PATHS`, `CONDITION_PATHS`, `PERSON_PATHS`,
`EXERCISE_PATHS`, `PROGRAM_PATHS`.
"""
