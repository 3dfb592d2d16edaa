"""OpenDocument texts: the package, its styles and lists, and the paragraphs as they are shown."""
