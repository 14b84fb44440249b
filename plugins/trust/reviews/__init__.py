"""Let no reader take an old page for a checked one.

    front matter of articles, services, conditions, signs -> Review (model.py)
    -> a page reviewed by its author, or put off too long, stops the build
    -> an overdue page is a note, and says in public that its review is due
    -> so is a page that rests on a retracted source, at once (citations knows)
    -> after the grace of practice.toml a short notice stands in its place;
       a preview shows the text, so that it can be checked

Nothing of this keeps other pages from being published. Signs never go offline
(`signs` asks here for their reviews).
Gives each health page `review_due`, the day if that is past, and `withheld`.
A sample stands still on the day `sample_date` of practice.toml; a real practice
is compared with today. docs/editorial.md says why that is fair.
Settings: `PUBLISHING`, whether visitors will see this build.
"""
