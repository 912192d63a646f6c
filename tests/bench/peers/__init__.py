"""The simpler servers that the product is measured against."""
