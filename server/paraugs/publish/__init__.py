"""What the dataset says about itself to machines: service description, limits."""
