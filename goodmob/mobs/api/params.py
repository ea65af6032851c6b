"""Parameters that several doors of mobs share."""

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.errors import Invalid
from goodmob.core.web.params import Id
from goodmob.mobs.rules.cells import cell_at, coarse_cell
from goodmob.mobs.rules.wishes import MobFields, PlaceFields, PlacePolicy


class OneMob(Struct):
    """The mob of the path."""

    id: Id


class PlaceParams(Struct, kw_only=True):
    """A place in words, exactly, and as an h3 cell or in degrees, of which only the cell is kept.

    place_policy: confirmed tells the exact place to people who are in, public to everybody.
    """

    text: str | UnsetType = UNSET
    exact: str | UnsetType = UNSET
    cell: str | UnsetType = UNSET
    latitude: float | UnsetType = UNSET
    longitude: float | UnsetType = UNSET
    place_policy: PlacePolicy | UnsetType = UNSET


class WritingParams(MobFields, kw_only=True):
    """What a new mob and an edited one have in common; place_policy may stand in place as well."""

    place: PlaceParams | UnsetType = UNSET
    place_policy: PlacePolicy | UnsetType = UNSET

    def place_fields(self) -> PlaceFields | UnsetType:
        """The place as the actions take it: degrees have become a cell."""
        if self.place is UNSET:
            return UNSET if self.place_policy is UNSET else PlaceFields(policy=self.place_policy)
        policy = self.place_policy if self.place.place_policy is UNSET else self.place.place_policy
        return PlaceFields(self.place.text, self.place.exact, _cell(self.place), policy)


def _cell(place: PlaceParams) -> str | UnsetType:
    if place.latitude is UNSET and place.longitude is UNSET:
        if place.cell is UNSET or not place.cell.strip():
            return place.cell and ""
        return coarse_cell(place.cell.strip(), "place[cell]")
    if place.cell is not UNSET:
        raise Invalid("place[cell]", "can't be given together with degrees")
    if place.latitude is UNSET:
        raise Invalid("place[latitude]", "can't be blank")
    if place.longitude is UNSET:
        raise Invalid("place[longitude]", "can't be blank")
    return cell_at(place.latitude, place.longitude)
