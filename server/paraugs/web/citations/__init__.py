"""`/cite`: answers frozen under permanent links."""
