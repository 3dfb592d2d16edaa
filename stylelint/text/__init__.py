"""Text, positions and the Document: everything that knows about offsets."""
