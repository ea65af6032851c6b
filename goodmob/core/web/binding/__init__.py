"""From path, query and body to one params struct: keys, bodies, values, and the errors that name a field."""
