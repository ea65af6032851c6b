"""Pages that several slices share: the front, public timelines, profiles, what this place is."""
