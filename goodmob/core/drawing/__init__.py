"""Pictures that links to a page show elsewhere, drawn in a process of their own."""
