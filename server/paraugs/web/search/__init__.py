"""Search: the lists of practices, tools and events, one box for all, and what completes a word."""
