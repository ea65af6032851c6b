"""The description of the API in OpenAPI 3.1, read from the routes themselves."""

import re
from collections.abc import Iterable, Sequence
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec
from msgspec import Struct
from starlette.responses import Response

from goodmob.core.settings import Settings
from goodmob.core.version import VERSION
from goodmob.core.web.answers import Empty
from goodmob.core.web.binding.uploads import takes_upload
from goodmob.core.web.paging import Linked, Page
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import WEBSOCKET, Policy, Route, path_names
from goodmob.core.web.scopes import SCOPES

Schema = dict[str, Any]

REFERENCE = "#/components/schemas/{name}"
IN_BODY = frozenset({"POST", "PUT", "PATCH"})
BODIES = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
LINK: Schema = {"description": "Cursors of the next and the previous page", "schema": {"type": "string"}}


class Error(Struct):
    """Why a request was refused; field names the parameter at fault, details what is wrong with each."""

    error: str
    field: str = ""
    details: dict[str, Any] = {}


def describe(routes: Sequence[Route], settings: Settings) -> bytes:
    """The whole description as JSON; TypeError where a route's types cannot be described."""
    described = [route for route in routes if route.method != WEBSOCKET]
    schemas = _Schemas(described)
    paths: dict[str, Schema] = {}
    for route in described:
        place = re.sub(r"[:*]([a-z_]+)", r"{\1}", route.path)
        paths.setdefault(place, {})[route.method.lower()] = _operation(route, schemas)
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": f"{settings.title} (Goodmob)",
                "version": VERSION,
                "description": "The client API of Mastodon, as Goodmob speaks it, and what Goodmob adds to it.",
                "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
            },
            "servers": [{"url": settings.base_url}],
            "paths": paths,
            "components": {"schemas": schemas.components, "securitySchemes": _security_schemes(settings.base_url)},
        }
    )


class _Schemas:
    """JSON schemas of everything the routes take and give."""

    def __init__(self, routes: Iterable[Route]) -> None:
        kinds: list[Any] = [Error]
        for route in routes:
            kinds += [*_returned(route), *([route.params] if route.params else [])]
        unique = list(dict.fromkeys(kinds))
        found, components = msgspec.json.schema_components(
            unique, schema_hook=_schema_of_custom, ref_template=REFERENCE
        )
        self.components: dict[str, Schema] = _with_ids(components)
        self._by_kind: dict[Any, Schema] = dict(zip(unique, found, strict=True))

    def of(self, kind: Any) -> Schema:
        """The schema of a type, mostly a reference to its component."""
        return self._by_kind[kind]

    def fields(self, params: type[Struct]) -> tuple[dict[str, Schema], list[str]]:
        """The schema of each field of a params struct, and the names of those that must be sent."""
        component = self.components[self._by_kind[params]["$ref"].rpartition("/")[2]]
        return component.get("properties", {}), component.get("required", [])


def _with_ids(schema: Any) -> Any:
    # Ids are whole numbers in the house and strings of digits on the wire.
    if isinstance(schema, list):
        return [_with_ids(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "id":
        return {"type": "string", "pattern": "^[0-9]+$"}
    return {name: _with_ids(part) for name, part in schema.items()}


def _schema_of_custom(kind: type) -> Schema:
    if kind is Upload:
        return {"type": "string", "format": "binary"}
    if kind is object:
        return {"description": "Any value"}
    raise NotImplementedError(kind)


def _returned(route: Route) -> list[Any]:
    kind = route.returns
    members = get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)
    return [_told(member) for member in members if not _is_untold(member)]


def _told(kind: Any) -> Any:
    if kind is None or kind is type(None):
        return Empty
    if get_origin(kind) is Linked:
        return get_args(kind)[0]
    return list[get_args(kind)[0]] if get_origin(kind) is Page else kind  # type: ignore[misc]  # made while running


def _is_untold(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, (Response, msgspec.Raw))


def _operation(route: Route, schemas: _Schemas) -> Schema:
    first, _, rest = route.summary.partition("\n")
    slice_name = route.handler.__module__.split(".")[1] if "." in route.handler.__module__ else "core"
    operation: Schema = {
        "operationId": f"{route.method.lower()}{re.sub(r'[^A-Za-z0-9]+', '_', route.path)}",
        "summary": first,
        "tags": [slice_name],
        "responses": _responses(route, schemas),
        "security": _security(route),
    }
    if rest.strip():
        operation["description"] = rest.strip()
    if route.deprecated:
        operation["deprecated"] = True
    return operation | _inputs(route, schemas)


def _inputs(route: Route, schemas: _Schemas) -> Schema:
    in_path = path_names(route.path)
    if route.params is None:
        return {"parameters": [_parameter("path", name, {"type": "string"}, True) for name in in_path]}
    fields, required = schemas.fields(route.params)
    parameters = [_parameter("path", name, fields[name], True) for name in in_path]
    sent = {name: schema for name, schema in fields.items() if name not in in_path}
    wanted = [name for name in required if name in sent]
    if route.method not in IN_BODY:
        parameters += [_parameter("query", name, schema, name in wanted) for name, schema in sent.items()]
        return {"parameters": parameters}
    body: Schema = {"type": "object", "properties": sent, "required": wanted}
    kinds = BODIES[2:] if takes_upload(route.params) else BODIES
    content = {kind: {"schema": body} for kind in kinds}
    return {"parameters": parameters, "requestBody": {"required": bool(wanted), "content": content}}


def _parameter(place: str, name: str, schema: Schema, required: bool) -> Schema:
    spelt = f"{name}[]" if place == "query" and schema.get("type") == "array" else name
    return {"name": spelt, "in": place, "required": required, "schema": schema}


def _responses(route: Route, schemas: _Schemas) -> Schema:
    good: Schema = {"description": "Done"}
    told = [schemas.of(kind) for kind in _returned(route)]
    if told:
        good["content"] = {"application/json": {"schema": {"anyOf": told} if len(told) > 1 else told[0]}}
    if get_origin(route.returns) in {Page, Linked}:
        good["headers"] = {"Link": LINK}
    refusal = {"description": "Refused", "content": {"application/json": {"schema": schemas.of(Error)}}}
    return {"200": good, "default": refusal}


def _security(route: Route) -> list[Schema]:
    nobody: Schema = {}
    if route.viewer is Policy.NOBODY:
        return [nobody]
    scheme = "application" if route.viewer is Policy.APP else "person"
    ways = [{scheme: [scope]} for scope in route.scopes] or [{scheme: []}]
    return [nobody, *ways] if route.viewer is Policy.OPTIONAL else ways


def _security_schemes(base_url: str) -> Schema:
    scopes = dict.fromkeys(SCOPES, "")
    token = {"tokenUrl": f"{base_url}/oauth/token", "scopes": scopes}
    code = {**token, "authorizationUrl": f"{base_url}/oauth/authorize"}
    return {
        "person": {"type": "oauth2", "flows": {"authorizationCode": code}},
        "application": {"type": "oauth2", "flows": {"clientCredentials": token, "authorizationCode": code}},
    }
