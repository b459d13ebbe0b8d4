"""Pages for people that are about no single thing, and the words that all templates use."""
