"""Pure decisions about redirect addresses, PKCE and answers of the token endpoint."""
