"""The words of the workbook itself: sheets and columns, how to fill it in. All else is of the shapes."""

from paraugs.forms.model import Texts

SHEETS: dict[str, Texts] = {
    "guide": {"en": "How to fill this in", "lv": "Kā aizpildīt"},
    "lists": {"en": "Lists", "lv": "Saraksti"},
    "practice": {"en": "Practices", "lv": "Prakses"},
    "implementation": {"en": "Implementations", "lv": "Īstenojumi"},
    "body": {"en": "Organisations", "lv": "Organizācijas"},
    "outcome": {"en": "Outcomes", "lv": "Rezultāti"},
    "study": {"en": "Studies", "lv": "Pētījumi"},
    "assessment-of-outcome": {"en": "Assessments", "lv": "Novērtējumi"},
    "material": {"en": "Materials", "lv": "Materiāli"},
    "contact": {"en": "Contacts", "lv": "Kontaktpersonas"},
    "transfer": {"en": "Transfers", "lv": "Pārņemšanas"},
    "event": {"en": "Events", "lv": "Pasākumi"},
    "tool": {"en": "Tools", "lv": "Rīki"},
    "assessment": {"en": "Assessments of others", "lv": "Citu novērtējumi"},
}
KEY: Texts = {"en": "key", "lv": "atslēga"}
PARENT: Texts = {"en": "belongs to", "lv": "pieder pie"}
KIND: Texts = {"en": "kind", "lv": "paveids"}
REVISION: Texts = {"en": "revision", "lv": "versija"}

KEY_HELP: Texts = {
    "en": "A short name of your own: small letters, digits, hyphens. It joins the sheets and becomes part of "
    "the web address, so do not change it later.",
    "lv": "Jūsu izvēlēts īss vārds: mazie burti, cipari, domuzīmes. Tas saista lapas un kļūst par tīmekļa "
    "adreses daļu, tāpēc vēlāk to nemainiet.",
}
PART_KEY_HELP: Texts = {
    "en": "A short name of this row. Other sheets point to it. It may stay empty where nothing points to it.",
    "lv": "Šīs rindas īsais vārds. Uz to norāda citas lapas. Tas var palikt tukšs, ja uz to nekas nenorāda.",
}
PARENT_HELP: Texts = {
    "en": "Required. The key of the row in the sheet “{sheet}” that this one belongs to.",
    "lv": "Obligāti. Lapas “{sheet}” rindas atslēga, pie kuras šī pieder.",
}
KIND_HELP: Texts = {"en": "Choose from the list.", "lv": "Izvēlieties no saraksta."}
REVISION_HELP: Texts = {
    "en": "Written by the server; leave it. It keeps you from overwriting what others changed meanwhile.",
    "lv": "To raksta serveris; nemainiet. Tas neļauj pārrakstīt to, ko citi pa šo laiku mainījuši.",
}
REQUIRED: Texts = {"en": "Required.", "lv": "Obligāti."}
REQUIRED_ONCE: Texts = {
    "en": "Required in one language at least.",
    "lv": "Obligāti vismaz vienā valodā.",
}
REQUIRED_EITHER: Texts = {"en": "Required: this or “{other}”.", "lv": "Obligāti: šis vai “{other}”."}
RECOMMENDED: Texts = {"en": "Recommended.", "lv": "Ieteicams."}
OPTIONAL: Texts = {"en": "Optional.", "lv": "Pēc izvēles."}
HINTS: dict[str, Texts] = {
    "concept": {"en": "Choose from the list.", "lv": "Izvēlieties no saraksta."},
    "link": {"en": "A web address: https://…", "lv": "Tīmekļa adrese: https://…"},
    "year": {"en": "A year: 2017.", "lv": "Gads: 2017."},
    "date": {"en": "A date: 2017-05-31.", "lv": "Datums: 2017-05-31."},
    "number": {"en": "A number.", "lv": "Skaitlis."},
    "yes-no": {"en": "yes or no.", "lv": "jā vai nē."},
    "reference": {"en": "The key of a row in the sheet “{sheet}”.", "lv": "Lapas “{sheet}” rindas atslēga."},
    "thing": {
        "en": "Its web address, or the key of a row of this workbook.",
        "lv": "Tā tīmekļa adrese vai šīs darbgrāmatas rindas atslēga.",
    },
}
YES_NO: dict[bool, Texts] = {True: {"en": "yes", "lv": "jā"}, False: {"en": "no", "lv": "nē"}}
CHOICE: dict[str, Texts] = {
    "title": {"en": "Not in the list", "lv": "Nav sarakstā"},
    "text": {
        "en": "This is not an entry of the list. Several entries can be joined by a semicolon. Keep it?",
        "lv": "Tas nav saraksta ieraksts. Vairākus ierakstus var savienot ar semikolu. Vai paturēt?",
    },
}
GUIDE: dict[str, tuple[str, ...]] = {
    "en": (
        "How to fill this in",
        "1. One row of the sheet “{practice}” is one practice. Give it a key: a short name of your own such "
        "as reading-hour. The key becomes part of its web address.",
        "2. What a practice has several of stands in sheets of its own: where it is carried out "
        "(“{implementation}”), what came of it (“{outcome}”), how that was studied (“{study}”) and judged "
        "(“{assessment-of-outcome}”), what others can use (“{material}”) and whom to ask (“{contact}”: not "
        "published unless the record says that they consent). In the column “belongs to” choose the key of "
        "the row that it belongs to.",
        "3. Organisations are described once in the sheet “{body}”; other sheets name them by their key.",
        "4. Under each heading stands what is expected and whether it is required, recommended or optional. "
        "Only what is required must be filled in.",
        "5. Texts have a column for each language, for example “title (en)”. For another language add a "
        "column with its code in the heading: “title (fr)”. Columns may be moved; headings must stay.",
        "6. Where a cell offers a list, choose from it. Several values go into the columns with numbers "
        "(“topic”, “topic 2” …) or into one cell with a semicolon between them. A name in another language, "
        "a code or a web address is understood too.",
        "7. Write values, not formulas: paste copied cells with “Paste special: values”. A year is 2017, a "
        "date 2017-05-31; where only the month is known write 2017-05.",
        "8. Send the workbook in at {address}. You learn for each cell what must be mended, and get a marked "
        "copy back. Rows that are right are taken in while you mend the others.",
        "9. To revise what is there already, start from a current copy ({download}). A row says everything "
        "anew: an emptied cell removes what stood there, a removed row removes that part. What this workbook "
        "has no column for stays as it is: {kept}. A column or a sheet that you take out is left alone too.",
        "10. To withdraw a practice use its page, not this workbook: a removed row of “{practice}” changes "
        "nothing.",
        "Other sheets: “{transfer}”, “{event}”, “{tool}” and “{assessment}” (of other states' practices) "
        "work in the same way. Leave empty what you do not need.",
    ),
    "lv": (
        "Kā aizpildīt",
        "1. Viena lapas “{practice}” rinda ir viena prakse. Dodiet tai atslēgu: pašu izvēlētu īsu vārdu, "
        "piemēram, lasisanas-stunda. Atslēga kļūst par tās tīmekļa adreses daļu.",
        "2. Tam, kā praksei ir vairāki, ir savas lapas: kur to īsteno (“{implementation}”), kas no tā iznāca "
        "(“{outcome}”), kā to pētīja (“{study}”) un vērtēja (“{assessment-of-outcome}”), ko citi var "
        "izmantot (“{material}”) un kam jautāt (“{contact}”: nepublicē, ja ierakstā nav teikts, ka viņi "
        "piekrīt). Slejā “pieder pie” izvēlieties tās rindas atslēgu, pie kuras šī pieder.",
        "3. Organizācijas apraksta vienreiz lapā “{body}”; citas lapas tās nosauc ar atslēgu.",
        "4. Zem katra virsraksta teikts, kas sagaidāms un vai tas ir obligāti, ieteicams vai pēc izvēles. "
        "Jāaizpilda tikai obligātais.",
        "5. Tekstiem katrai valodai ir sava sleja, piemēram, “nosaukums (lv)”. Citai valodai pievienojiet "
        "sleju ar tās kodu virsrakstā: “nosaukums (fr)”. Slejas drīkst pārvietot; virsrakstiem jāpaliek.",
        "6. Kur šūna piedāvā sarakstu, izvēlieties no tā. Vairākas vērtības raksta slejās ar numuriem "
        "(“temats”, “temats 2” …) vai vienā šūnā, atdalot ar semikolu. Der arī nosaukums citā valodā, kods "
        "vai tīmekļa adrese.",
        "7. Rakstiet vērtības, ne formulas: kopētas šūnas ielīmējiet ar “Īpašā ielīmēšana: vērtības”. Gads "
        "ir 2017, datums 2017-05-31; ja zināms tikai mēnesis, rakstiet 2017-05.",
        "8. Iesniedziet darbgrāmatu lapā {address}. Par katru šūnu uzzināsiet, kas jālabo, un saņemsiet "
        "atzīmētu kopiju. Pareizās rindas pieņem, kamēr pārējās labojat.",
        "9. Lai mainītu jau iesniegto, sāciet ar pašreizējo kopiju ({download}). Rinda visu saka no jauna: "
        "iztukšota šūna izņem to, kas tur bija, izņemta rinda izņem attiecīgo daļu. Kam šajā darbgrāmatā nav "
        "slejas, paliek, kā ir: {kept}. Arī sleja vai lapa, ko izņemat, paliek neskarta.",
        "10. Lai praksi atsauktu, izmantojiet tās lapu, ne šo darbgrāmatu: izņemta lapas “{practice}” rinda "
        "neko nemaina.",
        "Citas lapas: “{transfer}”, “{event}”, “{tool}” un “{assessment}” (par citu valstu praksēm) darbojas "
        "tāpat. Ko nevajag, atstājiet tukšu.",
    ),
}
KEPT: Texts = {
    "en": "who contributed it, its dates, status and reviews, notes on single fields, and texts "
    "too long for a cell",
    "lv": "kas to iesniedza, datumi, statuss un recenzijas, piezīmes par atsevišķiem laukiem un "
    "teksti, kas šūnā neietilpst",
}
