"""The face that the house shows is made true again."""

from goodmob.core.house import House
from goodmob.instance.queries.settings import stored_face


async def wear_face(house: House) -> None:
    """From now on this process shows the server as its owner set it.

    Called when the house opens and after every change; a worker, which hears of none, looks again and again.
    """
    face = await stored_face(house.db)
    if face != house.face:
        house.put_on(face)
