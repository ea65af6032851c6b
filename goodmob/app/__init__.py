"""Where the house is put together: wiring, server, worker and command line."""
