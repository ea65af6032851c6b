"""The process in which hostile files are opened: it decodes, cleans and rewrites them, and may be killed."""
