"""The workbench at `/query`: the one place where people ask the graph in SPARQL and see what it answers."""
