"""Which words of a call lead to somebody's home, in English, French and Spanish, and which do not."""

import pytest

from goodmob.mobs.rules.private_places import home_in, private_in

PRIVATE = [
    ("Party at 12 Lock Lane", "address"),
    ("12b Lock Lane, from eight", "address"),
    ("Come to 221B Baker Street", "address"),
    ("45 Old Mill Road", "address"),
    ("meet at 12 lock lane", "address"),
    ("1600 Pennsylvania Ave", "address"),
    ("12 Park Lane", "address"),
    ("Lindenstraße 12", "address"),
    ("Fête au 12 rue des Lilas", "address"),
    ("12 bis, rue de la Paix, Lyon", "address"),
    ("3 avenue du Général Leclerc", "address"),
    ("7, impasse Bellevue", "address"),
    ("14 allée des Roses", "address"),
    ("Calle Mayor 12", "address"),
    ("Calle de Alcalá, 45", "address"),
    ("Avenida de la Constitución nº 3", "address"),
    ("C/ Luna 8", "address"),
    ("Carrera 7 # 12-34", "address"),
    ("2nd floor, on the left", "address"),
    ("au 3e étage", "address"),
    ("Bâtiment C", "address"),
    ("Flat 3", "door"),
    ("apartment 4B", "door"),
    ("The door code is 1234", "door"),
    ("Ring the bell", "door"),
    ("appartement 12", "door"),
    ("Le digicode est 12A34", "door"),
    ("porte gauche", "door"),
    ("piso 3", "door"),
    ("3º B", "door"),
    ("puerta 4", "door"),
    ("Party at my place", "home"),
    ("Come to my house", "home"),
    ("In my parents' garden", "home"),
    ("at our flat", "home"),
    ("Sing at Ada's flat", "home"),
    ("Soirée chez moi", "home"),
    ("chez mes parents", "home"),
    ("dans mon jardin", "home"),
    ("Fiesta en mi casa", "home"),
    ("en nuestra casa", "home"),
    ("la casa de mis padres", "home"),
    ("+33 6 12 34 56 78", "phone"),
    ("06 12 34 56 78", "phone"),
    ("020 7946 0958", "phone"),
    ("(555) 123-4567", "phone"),
    ("+1-555-123-4567", "phone"),
    ("llama al 612 345 678", "phone"),
    ("WhatsApp: 612345678", "phone"),
    ("tel. 4567890", "phone"),
    ("48.8566, 2.3522", "coordinates"),
    ("51.5074° N, 0.1278° W", "coordinates"),
    ("48°51'24\"N", "coordinates"),
    ("geo:48.85,2.35", "coordinates"),
    ("8FW4V75V+8Q", "coordinates"),
]

OPEN = [
    "Pick up one piece of litter",
    "Canal quarter, Westhaven",
    "Steps below the lock",
    "Behind lock 4",
    "Platform of line 4",
    "Mill Square, Westhaven",
    "Place de la République",
    "Plaza de España a las 10",
    "Plaza Mayor",
    "Parc de la Villette",
    "The playground in Victoria Park",
    "Hyde Park Corner",
    "Town Hall, 1 Main Square",
    "Library, 12 Weaver Street",
    "Café Luna, Calle Luna 8",
    "Mairie, 2 rue de la Mairie",
    "Bibliothèque, 4 rue des Lilas",
    "Museo del Prado, Paseo del Prado 12",
    "St Mary's church, 3 Church Road",
    "Meet at 14:00 in the High Street",
    "14:00-16:00 (Europe/Paris)",
    "2026-11-28 14:00",
    "28.11.2026, 14.00",
    "28/11/2026 from 14:00 to 16:00",
    "Clean 3 streets in 2 hours",
    "A 2 hour street party",
    "Nettoyer 3 rues du quartier",
    "1 rue du quartier par personne",
    "10 places de parking à libérer",
    "2 cours de yoga gratuits",
    "Limpiar la calle Mayor a las 10:00",
    "En la calle Mayor con 20 personas",
    "Bring 1,284 pieces and 10 000 friends",
    "We want 100 000 000 signatures",
    "Between 10 and 20 people",
    "Our home is this planet",
    "Birds lose their home",
    "My home town needs trees",
    "The community garden",
    "Turn off the lights at home for one hour",
    "Éteignez la lumière chez vous",
    "Apaga la luz en casa",
    "Version 1.2.3 of the song",
    "Bring 3 coats and 2 hats",
    "Sing the third verse on line 12",
    "Bus 12, stop Weaver Street",
    "Porte d'Orléans",
    "See you there, whatever the weather",
    "https://goodmob.example/mobs/123456789012345678",
    "#CanalHour at noon",
]


@pytest.mark.parametrize(("text", "finding"), PRIVATE)
def test_what_leads_to_somebodys_home_is_found(text: str, finding: str) -> None:
    assert private_in(text) == finding
    assert private_in(f"Bring cake. {text}") == finding


@pytest.mark.parametrize("text", OPEN)
def test_what_does_not_is_left_alone(text: str) -> None:
    assert private_in(text) is None
    assert private_in(f"Bring cake. {text}") is None


@pytest.mark.parametrize("text", ["Sing at home", "Chantons à la maison", "Cantamos en casa", "chez nous"])
def test_at_home_is_somebodys_where_people_come_together(text: str) -> None:
    assert (private_in(text), private_in(text, together=True)) == (None, "home")


@pytest.mark.parametrize("text", ["1 Main Square", "12 rue des Lilas", "Calle Mayor 12", "2nd floor"])
def test_a_known_place_may_tell_its_address(text: str) -> None:
    assert (private_in(text), private_in(text, is_venue=True)) == ("address", None)


@pytest.mark.parametrize("text", ["my place, 12 Lock Lane", "Flat 3", "+33 6 12 34 56 78"])
def test_but_not_a_door_or_a_telephone(text: str) -> None:
    assert private_in(text, is_venue=True) is not None


def test_words_around_the_address_count_not_those_in_it_or_far_away() -> None:
    assert private_in("We meet in the park first. Then everybody comes to 12 Lock Lane") == "address"
    assert private_in("12 Library Street") == "address"
    assert private_in("12 Library Street, in the café") is None


@pytest.mark.parametrize(
    ("text", "finding"),
    [("12 Lock Lane", None), ("Back door of the hall", None), ("My place", "home"), ("Flat 3, 12 Lock Lane", "door")],
)
def test_what_only_people_who_are_in_are_told_is_no_home_either(text: str, finding: str | None) -> None:
    assert home_in(text) == finding
