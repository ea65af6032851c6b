"""What posts can be the face of, and which slice tells of it."""

from collections.abc import Mapping

from goodmob.core.facets import FacetSource

FACETS: Mapping[str, FacetSource] = {}
"""By the facet that stands on the post."""
