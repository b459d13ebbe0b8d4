"""Harvesting in: what a Member State publishes elsewhere is read, and goes through the door of all others."""
