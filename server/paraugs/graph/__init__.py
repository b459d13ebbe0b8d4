"""The graph room: one port, two adapters (in memory, remote), and how the shipped files get into either."""
