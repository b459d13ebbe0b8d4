"""The desk: documents are read, divided, completed, named and judged, in workers that can be killed."""
