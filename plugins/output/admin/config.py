"""Make the editor's forms out of the content model."""

from pathlib import Path

from admin.angles import ANGLES, SHOWS, STEP, form_field
from admin.facts_form import FORMS, ORIGINAL, SCENES, form_of
from comments.reader import KIND as COMMENT
from content_model.kinds import KINDS
from content_model.model import Kind
from content_model.values import DAY, FLAG, MAPPING, MAPPINGS, WHOLE
from facts.words import article_categories
from plain_text import Table
from schema import Field

LABELS = {"en": "", "es": " (Spanish)"}
LISTS = "[one"
COMMENTS = "content/comments"
SOURCES = "content/sources"  # each of sources.bib, as a file of its own
PRACTICE = "content/practice"
PICTURES = {"image", "photo"}  # fields that name a picture
# What a source may say, beside its key and its type.
SOURCE_FIELDS = {
    "title": "As it stands there; braces keep {Capitals}.",
    "author": "Last, First and Last, First; an organization in braces: {World Health}.",
    "journal": "Of an article.",
    "year": "",
    "volume": "",
    "number": "",
    "pages": "Such as 514--530.",
    "publisher": "",
    "institution": "",
    "doi": "Such as 10.1000/182.",
    "pmid": "Its number in PubMed.",
    "pmcid": "Its number in PubMed Central.",
    "url": "Where it can be read, when it has none of these numbers.",
    "urldate": "The day you looked it up.",
    "note": "What a reader should know about it.",
    "newer": "The key of what replaced it.",
}
ASKED = {"title", "urldate"}  # of every source
SOURCE_TYPES = ("article", "online", "book", "incollection", "techreport", "misc")
# Lists whose entries may have commas; the editor splits others at each.
SENTENCES = {"steps", "ask_first", "stop", "symptoms", "changes"}


def _poses(name: str, lang: str) -> Table:
    """Offer words and angles; a translation has its original's angles."""
    if name != "poses":
        return {"widget": "list", "fields": ANGLES}
    fields = [STEP, SHOWS, *ANGLES] if lang == "en" else [SHOWS]
    return {"widget": "list", "summary": "{{fields.shows}}", "fields": fields}


def config(categories: dict[str, list[str]], backend: dict[str, str]) -> Table:
    """Give the whole configuration; JSON of it is what the editor reads.

    Args:
        categories: The names of article categories by language.
        backend: What reads and writes the files.
    """
    return {
        "backend": backend,
        "media_folder": "content/images",
        "public_folder": "../images",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [
            _collection(kind, lang, names)
            for lang, names in categories.items()
            for kind in KINDS
        ],
    }


def local_config(categories: dict[str, list[str]], backend: dict[str, str]) -> Table:
    """Give the configuration of a preview, which has forms for everything else, too."""
    made = config(categories, backend)
    pages = made["collections"]
    own = [_facts(), *map(_drawings, LABELS), _sources(), _comments()]
    return {**made, "collections": [*(pages if isinstance(pages, list) else ()), *own]}


def _facts() -> Table:
    files = [
        {
            "name": name.replace("practice/", "").replace("/", "_"),
            "label": label,
            "file": f"content/{name}.toml",
            "fields": form_of(cls),
        }
        for name, (label, cls) in FORMS.items()
    ]
    return {
        "name": "facts",
        "label": "Hours, offices, facts",
        "format": "json",  # what the preview makes of TOML
        "editor": {"preview": True},
        "files": files,
    }


def _drawings(lang: str) -> Table:
    """Offer the drawings of people; a translation has the words alone."""
    fields = form_of(SCENES)
    if lang != "en":
        (scenes,) = (field for field in fields if field["name"] == "scene")
        scenes["fields"] = [f for f in scenes["fields"] if f["name"] != "pose"]
        hint = "Which one this says in other words; a name for each of its people."
        original = _entries_of("drawings_en")
        fields = [form_field(ORIGINAL, "relation", hint=hint, **original), *fields]
    return {
        "name": f"drawings_{lang}",
        "label": f"Drawings{LABELS[lang]}",
        "label_singular": "drawing",
        "description": "People one after the other, drawn from their angles.",
        "folder": f"content/{'' if lang == 'en' else f'{lang}/'}drawings",
        "create": True,
        "extension": "toml",
        "format": "json",  # what the preview makes of TOML
        # A translation is named as its original.
        "slug": "{{slug}}" if lang == "en" else f"{{{{fields.{ORIGINAL}}}}}",
        "identifier_field": "title",
        "summary": "{{title}}",
        "editor": {"preview": True},
        "fields": fields,
    }


def _sources() -> Table:
    fields = [
        form_field("key", "string", "Key", hint="Cites it: [@key]."),
        form_field(
            "type", "select", "Type", options=[*SOURCE_TYPES], default="article"
        ),
        *(
            form_field(
                name, "string", name.capitalize(), hint=hint, required=name in ASKED
            )
            for name, hint in SOURCE_FIELDS.items()
        ),
    ]
    return {
        "name": "sources",
        "label": "Sources",
        "label_singular": "source",
        "folder": SOURCES,
        "create": True,
        "extension": "json",
        "format": "json",
        "slug": "{{fields.key}}",
        "identifier_field": "key",
        "summary": "{{key}}: {{title}}",
        "editor": {"preview": True},
        "fields": fields,
    }


def _comments() -> Table:
    article = form_field("article", "relation", "Article", **_pages_of("article"))
    made = _collection(COMMENT, "en", [])
    fields = made["fields"]
    return {
        **made,
        "name": "comments",
        "label": "Comments",
        "folder": COMMENTS,
        "slug": "{{fields.article}}_{{year}}-{{month}}-{{day}}-{{hour}}-{{minute}}",
        "identifier_field": "name",
        "summary": "{{article}}: {{name}}, {{date}}",
        "fields": [article, *(fields if isinstance(fields, list) else ())],
    }


def categories(content: Path) -> dict[str, list[str]]:
    """Name the article categories of each language: facts that change."""
    return {lang: list(article_categories(content, lang)) for lang in LABELS}


def folder(kind: Kind, lang: str) -> str:
    """Name a kind's folder in one language, from the project's root."""
    return f"content/{'' if lang == 'en' else f'{lang}/'}{kind.folder}"


def _collection(kind: Kind, lang: str, categories: list[str]) -> Table:
    hint = "As docs/writing.md shows."
    # The other mode would rewrite blocks and citations.
    body = form_field(
        "body", "markdown", "Text", modes=["raw"], required=False, hint=hint
    )
    return {
        "name": f"{kind.name}_{lang}",
        "label": f"{kind.folder.capitalize()}{LABELS[lang]}",
        "label_singular": kind.name,
        "description": kind.help,
        "folder": folder(kind, lang),
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{slug}}",
        "identifier_field": "title",
        "summary": "{{title}}",
        "editor": {"preview": True},  # desk.js takes what is not saved from there
        "fields": [*(_field(field, categories, lang) for field in kind.fields), body],
    }


def _field(field: Field, categories: list[str], lang: str) -> Table:
    made = {
        "name": field.name,
        "label": field.name.replace("_", " ").capitalize(),
        "hint": field.help,
        "required": field.required,
        **_widget(field, categories, lang),
    }
    if field.name == "status":
        made["default"] = "draft"  # of a new page: nobody has read it yet
    if field.length:
        fewest, most = field.length
        limits = f"Write {fewest} to {most} characters."
        made["pattern"] = [f"^[^]{{{fewest},{most}}}$", limits]
    return made


def _widget(  # noqa: PLR0911 - one for each type
    field: Field, categories: list[str], lang: str
) -> Table:
    """Choose the input that can give nothing but the field's type."""
    options = categories if field.name == "category" else list(field.choices)
    if options:
        return {"widget": "select", "options": options}
    if field.refers_to:
        return _relation(field)
    if field.keys:
        may_lack = {"required": False} if field.some_keys else {}
        inside = [form_field(k, "string", h, **may_lack) for k, h in field.keys.items()]
        return {"widget": "object", "fields": inside}
    known: dict[str, Table] = {
        DAY.name: {"widget": "datetime", "format": "YYYY-MM-DD", "time_format": False},
        WHOLE.name: {"widget": "number", "value_type": "int"},
        FLAG.name: {"widget": "boolean"},
        MAPPING.name: {"widget": "object", "fields": []},
    }
    if field.type.name in known:
        return known[field.type.name]
    if field.name in PICTURES:
        return {"widget": "image", "choose_url": False}
    if field.type is MAPPINGS:
        return _poses(field.name, lang)
    if field.name in SENTENCES:
        return {"widget": "list", "field": form_field("line", "string", "Line")}
    if field.type.example.startswith(LISTS):
        return {"widget": "list", "allow_add": True}
    return {"widget": "text" if field.length else "string"}


def _relation(field: Field) -> Table:
    """Offer the pages that the field may name; slugs are those of the originals."""
    kind = next(
        other_kind for other_kind in KINDS if other_kind.folder == field.refers_to
    )
    many = field.type.example.startswith("[")
    return {"widget": "relation", "multiple": many, **_pages_of(kind.name)}


def _pages_of(kind: str) -> Table:
    return _entries_of(f"{kind}_en")


def _entries_of(collection: str) -> Table:
    return {
        "collection": collection,
        "search_fields": ["title"],
        "value_field": "{{slug}}",
        "display_fields": ["title"],
        "options_length": 100,
    }
