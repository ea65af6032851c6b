"""Work on notices that is done later."""
