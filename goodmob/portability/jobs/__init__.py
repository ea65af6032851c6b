"""What runs later: imports are carried out, archives written and swept away."""
