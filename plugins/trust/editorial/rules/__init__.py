"""The rules, in the order of their documentation."""

from editorial.model import Rule
from editorial.rules.claims import (
    over_claims,
    plainer_words,
    promise_like,
    wrong_terms,
)
from editorial.rules.names import (
    gyrotonic_mark,
    typed_addresses,
    typed_counts,
    typed_names,
    typed_telephones,
)
from editorial.rules.numbers import figures_of_sources, uncited_numbers
from editorial.rules.reading import (
    instructions,
    long_sentences,
    reading_ease,
    reading_grade,
)
from editorial.rules.safety import danger_signs_first, foreign_emergency_numbers
from editorial.rules.structure import (
    heading_jumps,
    image_alts,
    service_sections,
    vague_links,
)

RULES = (
    Rule(
        name="reading-grade",
        sentence="Write at grade 8 or lower; aim for 7 (the checklist: 7,"
        " exercises and programs: 6 at most).",
        reason="US advice for patient pages is grade 6 to 8, and pain makes reading"
        " harder.",
        check=reading_grade,
        whole_page=True,
        languages=("en",),
    ),
    Rule(
        name="reading-ease",
        sentence="Write Spanish that is fairly easy to read, or easier: 70 or more.",
        reason="Spanish has longer words than English, so a grade made for English"
        " tells nothing.",
        check=reading_ease,
        whole_page=True,
        languages=("es",),
    ),
    Rule(
        name="instructions",
        sentence="Let each list of an exercise or a program read at grade 6 or lower"
        " (Spanish: an ease of 70 or more).",
        reason="Somebody does them on the floor, in pain, after one look.",
        check=instructions,
        whole_page=True,
        kinds=("exercises", "programs"),
    ),
    Rule(
        name="long-sentence",
        sentence="Keep a sentence to 25 words (30 in Spanish).",
        reason="A long sentence has to be read twice by a tired reader.",
        check=long_sentences,
        level="warning",
    ),
    Rule(
        name="plainer-word",
        sentence="Say it in the word that a neighbor would use, and say who does it.",
        reason="Jargon and passive phrases make readers guess.",
        check=plainer_words,
        level="warning",
    ),
    Rule(
        name="one-term",
        sentence="Call a thing by the same word on every page in Spanish.",
        reason="A word that means something else, or nothing, in another country"
        " misleads readers, most of all in a warning.",
        check=wrong_terms,
        languages=("es",),
        level="warning",
        facts=True,
    ),
    Rule(
        name="over-claim",
        sentence="Promise no outcome, blame no single cause and hide no risk.",
        reason="A promise that care can't keep harms people, and US law asks health"
        " advertising for sound evidence.",
        check=over_claims,
        facts=True,
    ),
    Rule(
        name="promise-like",
        sentence="Sound like a neighbor who knows the facts, not like an"
        " advertisement.",
        reason="A promise can be made in a thousand ways, and readers in pain hear"
        " each.",
        check=promise_like,
        level="warning",
    ),
    Rule(
        name="uncited-number",
        sentence="Put a cite key right after every number about health.",
        reason="A number sounds certain; readers must be able to see where it is from.",
        check=uncited_numbers,
        kinds=("articles", "services", "conditions", "signs", "pages"),
    ),
    Rule(
        name="figure-of-source",
        sentence="Cite a figure only from a source that has it.",
        reason="A key beside a number looks like proof; numbers.toml says who looked it"
        " up.",
        check=figures_of_sources,
        kinds=("articles", "services", "conditions", "signs", "pages"),
    ),
    Rule(
        name="service-sections",
        sentence="Let every service say what it may help, what is not sure, its risks"
        " and other choices.",
        reason="People can only agree to care when they know its limits and the choice"
        " to do nothing.",
        check=service_sections,
        whole_page=True,
        kinds=("services",),
    ),
    Rule(
        name="danger-signs-first",
        sentence="Lead to the danger signs before the first way to book or call.",
        reason="A few people with back pain need an emergency room, not a visit.",
        check=danger_signs_first,
        whole_page=True,
        kinds=("articles", "conditions", "services"),
    ),
    Rule(
        name="emergency-number",
        sentence="Name 911, never 999 or 111.",
        reason="Advice copied from another country sends people to a dead line.",
        check=foreign_emergency_numbers,
        facts=True,
    ),
    Rule(
        name="gyrotonic-mark",
        sentence="Write “GYROTONIC® method” at the first mention on a page.",
        reason="It is a registered trademark; its owner asks for the sign and a noun.",
        check=gyrotonic_mark,
    ),
    Rule(
        name="image-alt",
        sentence="Say in words what every picture shows.",
        reason="People who can't see the picture hear its text instead.",
        check=image_alts,
    ),
    Rule(
        name="link-text",
        sentence="Name the page that a link leads to.",
        reason="Screen readers list links without the words around them.",
        check=vague_links,
    ),
    Rule(
        name="heading-jump",
        sentence="Start with “##” and go down one level at a time.",
        reason="Headings are the map by which many people move through a page.",
        check=heading_jumps,
    ),
    Rule(
        name="typed-telephone",
        sentence="Never type our telephone number; refer to the fact.",
        reason="A number that changes would stay wrong on some page.",
        check=typed_telephones,
    ),
    Rule(
        name="typed-address",
        sentence="Never type our street or email address; refer to the fact.",
        reason="An address that changes would stay wrong on some page.",
        check=typed_addresses,
    ),
    Rule(
        name="typed-name",
        sentence="Never type the checklist's name; refer to it.",
        reason="A practice that calls it otherwise would read the old name somewhere.",
        check=typed_names,
        level="warning",
    ),
    Rule(
        name="typed-count",
        sentence="Don't count in a text what the site has: signs, programs, services.",
        reason="The number is wrong as soon as one is added or taken away.",
        check=typed_counts,
        kinds=("pages",),
        level="warning",
    ),
)
