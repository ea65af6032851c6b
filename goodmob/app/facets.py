"""What posts can be the face of, and which slice tells of it."""

from collections.abc import Mapping

from goodmob.core.facets import FacetSource
from goodmob.mobs.entities.facet import FACET as MOB

FACETS: Mapping[str, FacetSource] = {"mob": MOB}
"""By the facet that stands on the post."""
