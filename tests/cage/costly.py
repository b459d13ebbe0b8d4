"""A graph that is small but costly to multiply, and what one query over it may use."""

NODES = 1500
DEADLINE, MEMORY_MB = 2.0, 256


def costly_quads() -> str:
    """A ring with shortcuts, in ten graphs: from every node a path leads to every other."""
    lines = []
    for node in range(NODES):
        graph = f"<http://example.org/graph/{node % 10}>"
        for step in (1, 7):
            other = (node + step) % NODES
            lines.append(
                f"<http://example.org/{node}> <http://example.org/to> <http://example.org/{other}> {graph} ."
            )
        lines.append(f'<http://example.org/{node}> <http://example.org/name> "node {node}" {graph} .')
    return "\n".join(lines)
