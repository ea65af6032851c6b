"""What runs after an action: rows for subscribers and jobs, kept until done."""
