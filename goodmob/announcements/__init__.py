"""What staff tell everybody here: announcements that come and go by the clock, and how people react to them."""
