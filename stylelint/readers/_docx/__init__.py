"""Word documents: the package, its styles and numbers, and the paragraphs as Word shows them."""
