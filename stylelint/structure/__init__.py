"""What a draft is made of: numbers, page frame, drafts in a file, genre, protected spans."""
