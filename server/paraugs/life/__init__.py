"""What a contribution goes through: handed in, signed off, reviewed, published, renewed, withdrawn."""
