"""The page of the format `html`: its template, style and script, and what fills them."""
