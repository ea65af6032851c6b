"""The server and its rules."""

from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get
from goodmob.instance.entities.instance import Instance, show_instance
from goodmob.instance.entities.instance_v1 import InstanceV1, show_instance_v1
from goodmob.instance.entities.rule import Rule, render_rule
from goodmob.instance.queries.rules import rules_of_the_place


async def instance(call: Call) -> Instance:
    """What this server is, can and allows."""
    return await show_instance(call.house, call.is_secure)


async def instance_v1(call: Call) -> InstanceV1:
    """What this server is, can and allows, in the form that old clients know."""
    return await show_instance_v1(call.house, call.is_secure)


async def rules(call: Call) -> list[Rule]:
    """The rules that people agree to when they join."""
    return [render_rule(row) for row in await rules_of_the_place(call.house.db)]


ROUTES = (
    get("/api/v2/instance", instance, viewer=NOBODY),
    get("/api/v1/instance", instance_v1, viewer=NOBODY),
    get("/api/v1/instance/rules", rules, viewer=NOBODY),
)
