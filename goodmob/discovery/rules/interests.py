"""What people may care for: a few tags in each of our languages, for a place where nobody has said much yet."""

SEEDS = {
    "en": (
        *("hello", "photography", "art", "music", "books", "gardening", "cooking", "cycling", "hiking", "science"),
        *("climate", "birds", "history", "film", "games", "knitting", "running", "cats", "dogs", "opensource"),
    ),
    "fr": (
        *("bonjour", "photographie", "art", "musique", "livres", "jardinage", "cuisine", "vélo", "randonnée"),
        *("sciences", "climat", "oiseaux", "histoire", "cinéma", "jeux", "tricot", "course", "chats", "chiens"),
        "logiciellibre",
    ),
    "es": (
        *("hola", "fotografía", "arte", "música", "libros", "jardinería", "cocina", "bicicleta", "senderismo"),
        *("ciencia", "clima", "aves", "historia", "cine", "juegos", "punto", "correr", "gatos", "perros"),
        "softwarelibre",
    ),
}


def seeds_of(language: str) -> tuple[str, ...]:
    """The tags for somebody who reads in this language; the English ones where it is none of ours."""
    return SEEDS.get(language, SEEDS["en"])
