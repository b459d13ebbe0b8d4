"""What is wrong with a workbook itself, beside what the rules say about its content: as findings too."""

from paraugs.contribute.finding import RULES, Finding, Severity
from paraugs.forms.sheet_cells import Position
from paraugs.terms import IRI

_TEXTS: dict[str, dict[str, str]] = {
    "sheet-formula": {
        "en": "The cell holds the formula {value}. What it comes to is not trusted. Copy the cell and paste "
        "it with “Paste special: values”.",
        "lv": "Šūnā ir formula {value}. Tās iznākumam neuzticas. Nokopējiet šūnu un ielīmējiet ar “Īpašā "
        "ielīmēšana: vērtības”.",
    },
    "sheet-error": {
        "en": "The cell holds the error {value} of your spreadsheet program. Write the value itself.",
        "lv": "Šūnā ir jūsu izklājlapu programmas kļūda {value}. Ierakstiet pašu vērtību.",
    },
    "sheet-column-unknown": {
        "en": "No column of this sheet is headed “{value}”, so it was not read. Headings are those of "
        "the template; a language stands in brackets, as in “title (fr)”.",
        "lv": "Šai lapai nav slejas ar virsrakstu “{value}”, tāpēc tā netika lasīta. Virsraksti ir kā "
        "veidnē; valoda ir iekavās, piemēram, “nosaukums (fr)”.",
    },
    "sheet-unknown": {
        "en": "The sheet “{value}” is not one of the template and was not read.",
        "lv": "Lapa “{value}” nav no veidnes un netika lasīta.",
    },
    "sheet-headings-missing": {
        "en": "The row of headings was not found in the sheet “{value}”, so it was not read. Copy it from "
        "the template.",
        "lv": "Lapā “{value}” nav atrasta virsrakstu rinda, tāpēc tā netika lasīta. Nokopējiet to no "
        "veidnes.",
    },
    "sheet-column-twice": {
        "en": "Two columns are headed “{value}”; only the first was read. Number them: “{value} 2”.",
        "lv": "Divām slejām ir virsraksts “{value}”; lasīta tikai pirmā. Numurējiet tās: “{value} 2”.",
    },
    "sheet-key-missing": {
        "en": "The row has neither a key nor a title. Give it a key: a short name of your own.",
        "lv": "Rindai nav ne atslēgas, ne nosaukuma. Dodiet tai atslēgu: pašu izvēlētu īsu vārdu.",
    },
    "sheet-key-twice": {
        "en": "The key “{value}” stands in an earlier row already. Give this row another one.",
        "lv": "Atslēga “{value}” jau ir agrākā rindā. Dodiet šai rindai citu.",
    },
    "sheet-key-foreign": {
        "en": "“{value}” is no key and no address of a thing here. Write a short name of your own.",
        "lv": "“{value}” nav ne atslēga, ne šejienes lietas adrese. Rakstiet pašu izvēlētu īsu vārdu.",
    },
    "sheet-key-taken": {
        "en": "“{value}” is there already. To revise it, start from a current copy of this workbook, so that "
        "you do not overwrite what you have not seen; for another practice choose another key.",
        "lv": "“{value}” jau ir. Lai to mainītu, sāciet ar šīs darbgrāmatas pašreizējo kopiju, lai "
        "nepārrakstītu neredzēto; citai praksei izvēlieties citu atslēgu.",
    },
    "sheet-stale": {
        "en": "Somebody revised this after revision {value}, which your row starts from. Start from a "
        "current copy of this workbook.",
        "lv": "Kāds to ir mainījis pēc versijas {value}, ar kuru sākas jūsu rinda. Sāciet ar šīs "
        "darbgrāmatas pašreizējo kopiju.",
    },
    "sheet-parent-missing": {
        "en": "The row does not say what it belongs to, so it was not read. Choose a key in “belongs to”.",
        "lv": "Rindā nav teikts, pie kā tā pieder, tāpēc tā netika lasīta. Izvēlieties atslēgu slejā “pieder "
        "pie”.",
    },
    "sheet-row-unused": {
        "en": "Nothing in this workbook belongs to or names the row “{value}”, so it was not taken in. Check "
        "the keys.",
        "lv": "Nekas šajā darbgrāmatā nav saistīts ar rindu “{value}”, tāpēc tā nav pieņemta. Pārbaudiet "
        "atslēgas.",
    },
    "sheet-reference-unknown": {
        "en": "No row of the sheet has the key “{value}”. Describe it there, and write its key here.",
        "lv": "Nevienai lapas rindai nav atslēgas “{value}”. Aprakstiet to tur un šeit rakstiet tās atslēgu.",
    },
    "sheet-kind-unknown": {
        "en": "“{value}” is none of the kinds of the list. Choose one of them.",
        "lv": "“{value}” nav neviens no saraksta paveidiem. Izvēlieties vienu no tiem.",
    },
    "sheet-part-removed": {
        "en": "“{value}” is there now and has no row in this workbook; it would be removed. Put its row back "
        "to keep it.",
        "lv": "“{value}” pašlaik ir, bet šajā darbgrāmatā tam nav rindas; tas tiktu izņemts. Lai paturētu, "
        "atlieciet tā rindu.",
    },
}
_SEVERITIES = {
    "sheet-column-unknown": Severity.WARNING,
    "sheet-unknown": Severity.INFO,
    "sheet-headings-missing": Severity.WARNING,
    "sheet-column-twice": Severity.WARNING,
    "sheet-row-unused": Severity.WARNING,
    "sheet-part-removed": Severity.WARNING,
}


def complain(rule: str, position: Position, value: str, language: str, focus: str = "") -> Finding:
    """Make a finding about a cell, by the name of its rule; KeyError for no rule, a mistake of the caller."""
    texts = _TEXTS[rule]
    return Finding(
        severity=_SEVERITIES.get(rule, Severity.VIOLATION),
        message=texts.get(language, texts["en"]).format(value=value),
        focus=focus,
        path="",
        value=value or None,
        shape=IRI(RULES + rule),
        component=IRI(RULES + rule),
        rule=RULES + rule,
        cell=position.name,
    )


def rules() -> dict[str, dict[str, str]]:
    """Give all rules about workbooks, by name, with what they say by language."""
    return _TEXTS
