"""Make the folder of a practice's own site.

    answers, asked for or from a TOML file (answers.py)
    -> facts of the practice's own, "fill in" where nobody answered (facts.py)
    -> the sample's health texts as texts that wait for the practice's clinician,
       without a person, price or place of the sample (texts.py)
    -> settings, pin, run script, workflow and a README for staff (folder.py)

The folder builds at once; `./run review` says what is left.
"""
