"""What the extraction is measured against: works whose truth is known, and the press that prints them."""
