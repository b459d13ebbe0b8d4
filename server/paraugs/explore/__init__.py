"""What a reader can ask: each use case takes the answers of the graph and gives plain values for a page."""
