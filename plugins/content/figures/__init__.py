"""Draw people in exercise poses, from joint angles.

    angles as a clinician writes them -> Pose (model.py, reading.py)
    -> Body: every joint in space, resting on its support (body.py, support.py)
    -> shapes of one view (shapes.py) -> SVG text (svg.py)

A plain library: it knows no Pelican, no page and no exercise. Lengths are shares of
the body's height (proportions.py), angles are degrees, a `Point` is how far
forward, up and toward the near side. Figures are colored by the page's variables, or
carry colors of their own where they stand alone (svg.py).
"""
