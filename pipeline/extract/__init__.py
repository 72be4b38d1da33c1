"""From a page to values, each with its span and rule."""
