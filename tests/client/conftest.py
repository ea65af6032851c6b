"""What the tests with real clients and real processes share."""

from tests.client.running import migrated as migrated
from tests.client.running import server as server
