"""Collections as we give them to other servers: how many things there are, and the things page by page."""

from collections.abc import Sequence

from goodmob.core.activitypub.documents import Json


def counted(uri: str, total: int, *, ordered: bool = False) -> Json:
    """A collection of which others learn the size alone."""
    return {"id": uri, "type": "OrderedCollection" if ordered else "Collection", "totalItems": total}


def paged(uri: str, *, total: int | None = None, ordered: bool = True, **more: str) -> Json:
    """A collection whose things stand on pages. total: None where that is not told."""
    said: Json = {"id": uri, "type": "OrderedCollection" if ordered else "Collection", **more}
    if total is not None:
        said["totalItems"] = total
    return said | {"first": f"{uri}?page=true"}


def begun(uri: str, total: int) -> Json:
    """As `paged`, without an order; the first page stands in it, empty, as GoToSocial fetches none but those after."""
    first = {"type": "CollectionPage", "partOf": uri, "next": f"{uri}?page=true", "items": []}
    return paged(uri, total=total, ordered=False) | {"first": first}


def page_said(
    uri: str, cursor: str, items: Sequence[object], *, further: str = "", back: str = "", ordered: bool = True
) -> Json:
    """A page of a collection; the cursors are what its address, and those of its neighbours, ask for."""
    said: Json = {
        "id": f"{uri}?page=true{cursor}",
        "type": "OrderedCollectionPage" if ordered else "CollectionPage",
        "partOf": uri,
        "orderedItems" if ordered else "items": list(items),
    }
    if further:
        said["next"] = f"{uri}?page=true{further}"
    if back:
        said["prev"] = f"{uri}?page=true{back}"
    return said


def whole(uri: str, items: Sequence[object]) -> Json:
    """An ordered collection that has few things and shows them at once."""
    return {"id": uri, "type": "OrderedCollection", "totalItems": len(items), "orderedItems": list(items)}
