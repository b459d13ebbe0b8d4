"""The fields of the index. Tantivy sees words that are cut and folded already, so that both sides agree.

iri, kind           what a document is; kind is also "concept" (its names) or "state" (how far all is)
source              graphs that it was made from
concept             everything it is tagged with and what is broader
facet_<name>        values of a facet
title_<language>    words of titles
text_<language>     words of all texts, titles included
words               "<word> <language> <stem>" of each word that occurs
stems               "<language> <stem> <word>" likewise
label, label_words  names of a concept: as a whole, and their words
by_<order>          what to sort by, each value only once
tie                 what decides between equal scores
card                what is shown, as JSON
"""

import tantivy

from paraugs.index.port import FACETS
from paraugs.index.words import LANGUAGES

VERSION = "3"
"""Of fields, folding and stems: an index made by another version is made anew."""
TITLE_LANGUAGES = ("en", "lv")
"""Languages whose titles can be sorted by; the others are sorted as English."""
ORDERS = ("year", "evidence", "changed", *(f"title_{language}" for language in TITLE_LANGUAGES))


def facet_field(name: str) -> str:
    """The field of a facet."""
    return f"facet_{name}"


def order_field(sort: str, language: str) -> str:
    """The field to sort by; relevance without words is the order of titles."""
    if sort in ("relevance", "title"):
        return f"by_title_{language if language in TITLE_LANGUAGES else 'en'}"
    return f"by_{sort}"


def build_schema() -> tantivy.Schema:
    """Make the schema."""
    builder = tantivy.SchemaBuilder()
    for name in ("iri", "kind", "source", "concept", "words", "stems", "label"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        builder.add_text_field(facet_field(name), fast=True, tokenizer_name="raw", index_option="basic")
    for language in LANGUAGES:
        builder.add_text_field(f"title_{language}", tokenizer_name="whitespace")
        builder.add_text_field(f"text_{language}", tokenizer_name="whitespace")
    builder.add_text_field("label_words", tokenizer_name="whitespace")
    for order in ORDERS:
        builder.add_text_field(f"by_{order}", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("tie", fast=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Tell an index how its words are cut."""
    cutting = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("whitespace", cutting)
    index.config_reader("manual")
