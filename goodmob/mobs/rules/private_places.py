"""Words of a call that lead to somebody's home: addresses, doors, telephone numbers, coordinates."""

from typing import Literal, NamedTuple

import regex

Finding = Literal["home", "door", "phone", "coordinates", "address"]
"""What was found. An address may be that of a place where everybody goes; the others never belong into a call."""

_UNSTREETED = "hours?|hrs?|min|minutes?|days?|weeks?|people|persons?|men|women|pieces?|whole|long|busy|clean|quiet|next"
_EN_TYPES = (
    "street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|crescent|terrace|way|boulevard|blvd|gardens|grove"
    "|row|mews|place|square|hill|walk|parade"
)
_FR_SURE = r"rue|avenue|av\.|boulevard|bd\.?|chemin|impasse|ruelle|lotissement|résidence|faubourg"
_FR_MAYBE = "allée|allee|route|quai|cours|passage|sentier|square|place|villa|cité"
_FR_LINK = r"(?:(?:de\s+la|de\s+l['’]|des|du|de|la|le|les)\s+|d['’]|l['’])"
_ES_TYPES = r"calle|c/|avenida|avda\.?|paseo|plaza|pza\.?|camino|carretera|ronda|travesía|callejón|carrera|cra\.?"
_ES_NAME = r"(?:(?!(?:a|el|al|en|y|con|por|desde|hasta)\b)[\p{L}.'’-]+)"
_NOT_A_NUMBER_OF_A_HOUSE = r"(?![\d:]|[.,]\d|\s*(?:h\b|horas?|personas?|minutos?|metros?|m\b|de\s+\p{L}+\s+de))"
_FLAGS = regex.IGNORECASE


class _Pattern(NamedTuple):
    finds: Finding
    pattern: regex.Pattern[str]


def _of(finds: Finding, *patterns: str, flags: int = _FLAGS) -> tuple[_Pattern, ...]:
    return tuple(_Pattern(finds, regex.compile(pattern, flags)) for pattern in patterns)


_HOMES = _of(
    "home",
    r"\bmy\s+(?:own\s+|new\s+|little\s+)?(?:place|home|house|flat|apartment|garden|backyard|yard|living\s+room|garage"
    r"|kitchen|doorstep|basement)\b(?!\s*(?:town|country|page|planet|work|team|city|screen))",
    r"\bmy\s+(?:parents|mum|mom|mother|dad|father|sister|brother|friend|grandmother|grandma)['’]?s?['’]?\s+"
    r"(?:place|home|house|flat|apartment|garden|backyard|yard)\b",
    r"\bat\s+our\s+(?:place|house|flat|apartment|home)\b",
    r"\bat\s+mine\b(?=\s*(?:[.,!?;]|$|at\b|on\b|for\b))",
    r"\bchez\s+(?:moi|mes\s+parents|ma\s+(?:mère|sœur|soeur|copine|grand-mère)|mon\s+(?:père|frère|copain))\b",
    r"\b(?:mon|à\s+mon)\s+(?:appart|appartement|domicile|jardin|garage|salon)\b",
    r"\bma\s+(?:maison|cuisine|cour|terrasse)\b",
    r"\b(?:en|a|de)\s+(?:mi|nuestra)\s+casa\b",
    r"\b(?:mi|en\s+mi)\s+(?:casa|piso|apartamento|departamento|jardín|patio|garaje)\b",
    r"\bcasa\s+de\s+mis?\s+(?:padres|madre|padre|abuela|hermana|hermano|amiga|amigo)\b",
)
_POSSESSED = _of("home", r"\b(?!St\b)\p{Lu}\p{Ll}+['’]s\s+(?:flat|apartment|backyard)\b", flags=0)
_AT_HOME = _of(
    "home", r"\bat\s+home\b", r"\bà\s+(?:la\s+maison|domicile)\b", r"\bchez\s+nous\b", r"\ben\s+casa\b(?!\s+de\s+la)"
)
"""What everybody may have; it leads to somebody's only where people are to come together."""

_DOORS = _of(
    "door",
    r"\b(?:flat|apartment|apt)\b\.?\s*(?:no\.?|number|#|n[°º]\.?)?\s*\d{1,4}\s?[a-z]?\b",
    r"\bdoor\s*code\b|\bbuzzer\b|\bintercom\b|\bring\s+(?:at|the\s+bell|for|the\s+doorbell)\b",
    r"\b(?:appartement|appart|appt)\b\.?\s*(?:n[°º]?\.?\s*)?\d{1,4}\s?[a-z]?\b",
    r"\bdigicode\b|\binterphone\b|\bcode\s+de\s+(?:la\s+)?porte\b|\bsonnez\s+(?:chez|à|au)\b",
    r"\bporte\s+(?:n[°º]?\s*)?\d{1,4}\b|\bporte\s+(?:de\s+)?(?:gauche|droite)\b",
    r"\bpiso\s+(?:n[°º.]*\s*)?\d{1,3}(?!\d)|\b\d{1,2}\s*\.?\s*[ºª°]\s*\.?\s*(?:[a-h]\b|piso|puerta|izq|dcha|derecha)",
    r"\bpuerta\s+(?:n[°º.]*\s*)?\d{1,3}\b|\bportal\s+\d{1,3}\b|\bportero\s+automático\b|\btimbre\b",
    r"\b(?:departamento|depto|dpto|apartamento|apto)\b\.?\s*(?:n[°º.]*\s*)?\d{1,4}\s?[a-z]?\b",
)
_PHONES = _of(
    "phone",
    r"(?<![\d+])\+\s?\d(?:[ .\-()]{0,2}\d){7,14}(?!\d)",
    r"(?<![\d.,:/+-])\(?0\d(?:\)?[ .\-/]{0,2}\d){7,10}(?![\d:])",
    r"(?<![\d.,:/+-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\d:])",
    r"(?<![\d.,:/+-])[6789]\d{2}[ .-]\d{2,3}[ .-]\d{2,3}(?:[ .-]\d{2})?(?![\d:]|\s*\p{L})",
    r"\b(?:tel|tél|phone|telephone|téléphone|teléfono|mobile|móvil|whatsapp|signal|telegram|sms)\b[^\d\n]{0,12}"
    r"\d(?:[ .\-/]?\d){5,14}(?!\d)",
    r"\b(?:call|text|ring|appelle[rz]?|appelez|llama(?:d|r|me)?)\b[^\d\n]{0,12}\d(?:[ .\-/]?\d){7,14}(?!\d)",
)
_COORDINATES = _of(
    "coordinates",
    r"(?<![\d.])-?\d{1,2}[.]\d{3,}\s*°?\s*[NS]?\s*[,;/ ]\s*-?\d{1,3}[.]\d{3,}\s*°?\s*[EWO]?(?![\d.])",
    r"\d{1,2}\s*°\s*\d{1,2}\s*[′'’]\s*(?:\d{1,2}(?:\.\d+)?\s*[″\"”]\s*)?[NS]\b",
    r"\bgeo:-?\d",
    r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b",
)
_ADDRESSES = (
    *_of(
        "address",
        # Names of streets are written large; 12b is a house as well.
        r"(?<![\d.,:€$£/-])\d{1,5}(?:[-/]\d{1,4})?\s?[A-Za-z]?,?\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}"
        rf"(?i:{_EN_TYPES})\b(?!\s+(?i:party|parties|festival|market|fair))",
        rf"(?<![\d.,:/-])\d{{1,4}}(?:\s?(?:bis|ter|quater|[A-Da-d]\b))?,?\s+(?i:{_FR_MAYBE})\s+{_FR_LINK}?"
        r"\p{Lu}[\p{L}'’-]*",
        r"\b\p{Lu}\p{L}*(?:straße|strasse|str\.|gasse|weg|allee|laan|straat)\s+\d{1,4}\s?[a-z]?\b(?!:)",
        flags=0,
    ),
    *_of(
        "address",
        rf"(?:\bat|\bto|,|^|:)\s*\d{{1,4}}[a-z]?,?\s+(?!(?:{_UNSTREETED})\b)\p{{L}}[\p{{L}}'’-]*\s+"
        r"(?:street|road|lane|avenue|drive|crescent|terrace)\b(?!\s+(?:party|parties|festival|market|fair))",
        rf"(?<![\d.,:/-])\d{{1,4}}(?:\s?(?:bis|ter|quater|[a-d]\b))?,?\s+(?:{_FR_SURE})\s+{_FR_LINK}?+"
        r"(?!(?:quartier|ville|village|centre|plus|par|propre)\b)\p{L}[\p{L}'’-]+",
        rf"(?<!\p{{L}})(?:{_ES_TYPES})\s*(?:{_ES_NAME}\s+){{0,4}}{_ES_NAME}\s*,?\s*(?:n[.º°]*\s*|número\s+|núm\.?\s*|#\s*)?"
        rf"\d{{1,4}}{_NOT_A_NUMBER_OF_A_HOUSE}",
        r"\b(?:carrera|calle|cra|cl|kr)\.?\s*\d{1,3}\s?[a-z]?\s*(?:#|n[°ºo.]+)\s*\d{1,3}",
        r"\b\d{1,2}(?:st|nd|rd|th)\s+floor\b|\b\d{1,2}\s?(?:er|e|è|ème|eme)\s+étage\b|\bétage\s+\d{1,2}\b",
        r"\bbât(?:iment)?\.?\s*[a-z0-9]{1,2}\b(?!['’])",
    ),
)
_VENUES = regex.compile(
    r"\b(?:parks?|parc|parque|playground|town\s*hall|city\s*hall|village\s*hall|community|hall|mairie|ayuntamiento"
    r"|alcaldía|caf[eé]s?|cafeter[ií]a|coffee|bar|pub|brasserie|bistrot?|restaurante?s?|library|bibliothèque|biblioteca"
    r"|médiathèque|mediateca|school|école|collège|lycée|escuela|colegio|instituto|university|université|universidad"
    r"|church|église|iglesia|cathedral|cathédrale|catedral|mosque|mosquée|mezquita|synagogue|sinagoga|temple|templo"
    r"|station|gare|estación|métro|museum|musée|museo|gallery|galerie|galería|theat(?:re|er)|théâtre|teatro|cinema|cinéma"
    r"|cine|market|marché|mercado|stadium|stade|estadio|gym(?:nase)?|gimnasio|pool|piscine|piscina|cent(?:re|er)|centro"
    r"|club|shop|store|supermarket|boutique|magasin|librairie|tienda|librería|bakery|boulangerie|panadería|pharmacy"
    r"|hospital|hôpital|clinic|office|bureaux?|oficinas?|headquarters|siège|hotel|hôtel|hostel|embassy|ambassade"
    r"|embajada|court\s*house|tribunal|allotments?|association|maison\s+des|casa\s+de\s+(?:la\s+)?cultura|polideportivo"
    r"|shelter|refuge|food\s*bank|salle|plaza\s+mayor)\b",
    regex.IGNORECASE,
)
_SENTENCE_ENDS = regex.compile(r"[.!?;\n](?=\s|$)")
_BEFORE, _AFTER = 60, 40
"""So near an address says what is there."""


def private_in(text: str, *, together: bool = False, is_venue: bool = False) -> Finding | None:
    """What in a text leads to somebody's home; None where nothing does, as far as words tell.

    together: people are to come to where it says, so that "at home" is somebody's. is_venue: it is known to be a place
    where everybody goes, or that of an organisation, so that its address may be told.
    """
    patterns = (*_HOMES, *_POSSESSED, *(_AT_HOME if together else ()), *_DOORS, *_COORDINATES, *_PHONES)
    for one in patterns:
        if one.pattern.search(text):
            return one.finds
    if is_venue:
        return None
    found = (match for one in _ADDRESSES for match in one.pattern.finditer(text))
    return None if all(_is_venue(text, match) for match in found) else "address"


def home_in(text: str) -> Finding | None:
    """What in a place that only people who are in are told says that it is somebody's home; None where nothing does."""
    patterns = (*_HOMES, *_POSSESSED, *_AT_HOME, *_DOORS)
    return next((one.finds for one in patterns if one.pattern.search(text)), None)


def _is_venue(text: str, found: regex.Match[str]) -> bool:
    """Whether the words around an address say that everybody goes there; those of the address itself say nothing."""
    before = _SENTENCE_ENDS.split(text[max(0, found.start() - _BEFORE) : found.start()])[-1]
    after = _SENTENCE_ENDS.split(text[found.end() : found.end() + _AFTER])[0]
    return bool(_VENUES.search(before) or _VENUES.search(after))
