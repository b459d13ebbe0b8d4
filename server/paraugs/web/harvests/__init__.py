"""Sources that are harvested: a page for coordinators, a call for systems, where things come from."""
