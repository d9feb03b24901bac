"""The way out, one module for each format."""
