"""The SPARQL endpoint and the graphs behind it, by the letter of their protocols."""
