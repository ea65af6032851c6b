"""One file for each thing a person does to another."""
