"""The wire to open screens: it carries what others publish on the bus and does not judge it."""
