"""Pure decisions about names, profiles, passwords and roles."""
