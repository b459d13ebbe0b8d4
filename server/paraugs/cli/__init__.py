"""The command `paraugs`: one small module for each sub-command."""
