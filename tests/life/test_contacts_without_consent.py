"""How somebody can be reached stays out of what is public until consent is said, wherever it stands."""

import pytest

from life.cast import address, document, practice, somebody
from paraugs.life.office import Office
from paraugs.life.submitting import Order, submit
from paraugs.terms import IRI

CONTACT = """
<contribution/lv/{slug}> dcat:contactPoint <practice/lv/{slug}#{part}> .
<practice/lv/{slug}#{part}> vcard:fn "Invented Person" ; vcard:hasEmail <mailto:person@example.org> .
"""


@pytest.mark.parametrize(
    ("part", "more"),
    [
        ("body-1", ""),
        ("contact-1", "<practice/lv/{slug}> dct:publisher <practice/lv/{slug}#contact-1> ."),
        ("contact-1", "<practice/lv/{slug}#body-1> foaf:mbox <MAILTO:person@example.org> ."),
        ("contact-1", '<practice/lv/{slug}#card> vcard:note "Invented Person, person@example.org" .'),
        ("contact-1", "<practice/lv/{slug}#body-1> foaf:page <mailto:person@example.org> ."),
    ],
)
def test_no_way_to_reach_somebody_is_public(trusting: Office, part: str, more: str) -> None:
    slug = "reading-hour"
    text = practice(slug, more=(CONTACT + more).format(slug=slug, part=part))
    order = Order(address(slug))
    (receipt,) = submit(trusting, somebody("contributor"), document(text), order)
    public = trusting.graph.read_graph(IRI(address(slug)))
    told = " ".join(str(term) for triple in public for term in triple[:3])
    assert (receipt.outcome, "person" in told.lower()) == ("created", False)
    assert "An invented school" in told
