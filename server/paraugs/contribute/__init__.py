"""What happens to a contribution: parsed, checked against the shapes, answered with findings."""
