"""Reads of timelines, from feeds held in memory and from the database behind them."""
