"""The states that the facts name by two letters, and the authority codes that they become.

The facts use the codes of the EU (EL, UK) in some tables, those of ISO 3166 (GR, GB) in others.
"""

_CODES = (
    "AT:AUT BE:BEL BG:BGR CH:CHE CY:CYP CZ:CZE DE:DEU DK:DNK EE:EST EL:GRC ES:ESP FI:FIN FR:FRA GB:GBR "
    "GR:GRC HR:HRV HU:HUN IE:IRL IS:ISL IT:ITA LT:LTU LU:LUX LV:LVA ME:MNE MT:MLT NL:NLD NO:NOR PL:POL "
    "PT:PRT RO:ROU RS:SRB SE:SWE SI:SVN SK:SVK TR:TUR UK:GBR"
)

AUTHORITY: dict[str, str] = {code[:2]: f"country:{code[3:]}" for code in _CODES.split(" ")}
"""Two letters of the facts to the name that `shipped.short` gives the state."""
