"""The usual causes of what cannot be read, and what to do, in the languages that we speak."""

SYNTAXES = {
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF/XML",
}

WORDS = {
    "html": {
        "en": "This is a web page (HTML), not RDF. Save the data themselves, for example as Turtle, and"
        " send those.",
        "lv": "Šī ir tīmekļa lapa (HTML), nevis RDF. Saglabājiet pašus datus, piemēram, kā Turtle, un "
        "sūtiet tos.",
    },
    "other-syntax": {
        "en": "It looks like another syntax than was said: {detail}. Send it with its own Content-Type,"
        " or give the file the ending that belongs to it.",
        "lv": "Izskatās pēc citas sintakses, nekā norādīts: {detail}. Sūtiet ar pareizo Content-Type "
        "vai dodiet datnei atbilstošu paplašinājumu.",
    },
    "empty": {
        "en": "There is nothing in it. Check that the right file was chosen.",
        "lv": "Tajā nekā nav. Pārbaudiet, vai izvēlēta pareizā datne.",
    },
    "typographic-quotes": {
        "en": 'A typographic quotation mark ({detail}) stands where a straight one (") belongs; word '
        "processors put them in. Replace them.",
        "lv": 'Tipogrāfiska pēdiņa ({detail}) stāv tur, kur vajadzīga taisna ("); tādas ieliek '
        "tekstapstrādes programmas. Aizstājiet tās.",
    },
    "iri-with-blank": {
        "en": "An address must not have a blank in it: {detail}. Write %20 for a blank, or close the "
        "address with > before it.",
        "lv": "Adresē nedrīkst būt atstarpe: {detail}. Atstarpes vietā rakstiet %20 vai aizveriet "
        "adresi ar > pirms tās.",
    },
    "prefix": {
        "en": "The prefix {detail}: is not declared. Add its line at the top: @prefix {detail}: <...> .",
        "lv": "Prefikss {detail}: nav deklarēts. Sākumā pievienojiet tā rindu: @prefix {detail}: <...> .",
    },
    "unclosed-text": {
        "en": "A text begins with a quotation mark and does not end. Put the second one at its end; a "
        'text over several lines stands between three (""").',
        "lv": "Teksts sākas ar pēdiņu un nebeidzas. Ielieciet otru tā galā; tekstu vairākās rindās "
        'raksta starp trim (""").',
    },
    "quote-in-text": {
        "en": 'A quotation mark within a text ends it too early. Write a backslash before it (\\").',
        "lv": 'Pēdiņa tekstā to beidz par agru. Rakstiet pirms tās atpakaļvērstu slīpsvītru (\\").',
    },
    "full-stop": {
        "en": "Probably the full stop that ends a statement is missing, here or at the end of the line "
        "before.",
        "lv": "Droši vien trūkst punkta, ar ko beidzas apgalvojums, šeit vai iepriekšējās rindas beigās.",
    },
    "semicolon": {
        "en": "Probably a semicolon is missing at the end of the line before, or a comma between two values.",
        "lv": "Droši vien iepriekšējās rindas beigās trūkst semikola vai starp divām vērtībām trūkst komata.",
    },
    "trailing-comma": {
        "en": "A comma stands before a closing bracket. JSON has one between two values only: remove it.",
        "lv": "Pirms aizverošās iekavas ir komats. JSON to liek tikai starp divām vērtībām: izņemiet to.",
    },
    "single-quotes": {
        "en": "JSON wants double quotation marks (\") round keys and texts, not single ones ('). Replace"
        " them.",
        "lv": "JSON atslēgas un tekstus liek dubultpēdiņās (\"), nevis vienpēdiņās ('). Aizstājiet tās.",
    },
    "comment": {
        "en": "JSON has no comments. Remove the lines that begin with // or #, and what stands between "
        "/* and */.",
        "lv": "JSON nav komentāru. Izņemiet rindas, kas sākas ar // vai #, un to, kas stāv starp /* un */.",
    },
    "missing-comma": {
        "en": "Probably a comma is missing between two members, at the end of the line before.",
        "lv": "Droši vien starp diviem elementiem, iepriekšējās rindas beigās, trūkst komata.",
    },
    "ampersand": {
        "en": "The sign & stands by itself. In XML write &amp; for it, in addresses too.",
        "lv": "Zīme & stāv viena pati. XML tās vietā raksta &amp;, arī adresēs.",
    },
    "less-than": {
        "en": "The sign < stands by itself. In XML write &lt; for it.",
        "lv": "Zīme < stāv viena pati. XML tās vietā raksta &lt;.",
    },
    "tag": {
        "en": "An element is not closed, or closed in another order than opened. Check the closing tags"
        " above.",
        "lv": "Elements nav aizvērts vai aizvērts citā secībā nekā atvērts. Pārbaudiet aizverošās "
        "birkas augstāk.",
    },
    "unknown": {
        "en": "Look at that place and the line before it: a sign is missing there, or one is too many.",
        "lv": "Aplūkojiet šo vietu un rindu pirms tās: tur kādas zīmes trūkst vai kāda ir lieka.",
    },
}
"""By cause, then by language; {detail} is what was found."""
