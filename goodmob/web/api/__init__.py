"""What programs read beside the pages."""
