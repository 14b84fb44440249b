"""Print the signs checklist as PDF, from the same files as the page.

    `CHECKLISTS` (signs), the practice's facts
    -> plain values (model.py) -> handout.typ, card.typ -> PDF/UA-1 (printing.py)
    -> /signs/checklist.pdf: both sides of one sheet, for the waiting room
    -> /signs/emergency-card.pdf: the danger signs for a wallet
    programs of exercises -> plain values (programs.py) -> program.typ
    -> /programs/NAME/program.pdf: figures, doses and boxes for four weeks

In every language that has signs. A file is set again only when its words or its
layout have changed. Letters that our typeface lacks come from another one
(`typefaces`). Gives templates nothing; signs.html links to both files.
"""
