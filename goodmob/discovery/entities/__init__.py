"""What is found and discovered, as apps and pages show it."""
