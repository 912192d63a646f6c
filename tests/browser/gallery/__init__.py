"""The gallery: every page of the product, with the demo's meeting played as far as the page needs it."""
