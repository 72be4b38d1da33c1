"""What the house knows before it reads: rules and names, as data."""
