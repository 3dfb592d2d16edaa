"""Documents that LibreOffice converts: what they are by their bytes, and the conversion."""
