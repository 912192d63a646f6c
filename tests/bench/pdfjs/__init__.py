"""PDF.js beside the reader: fetched by npm into `var/`, served by the product's own server."""
