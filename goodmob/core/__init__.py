"""The ground floor: what every slice stands on and what knows no slice."""
