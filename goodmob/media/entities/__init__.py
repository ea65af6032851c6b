"""Files, emoji and what may be uploaded, as the API tells them."""
