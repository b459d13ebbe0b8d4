"""Files of the whole dataset and of its parts, made once for each dataset version."""
