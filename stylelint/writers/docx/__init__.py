"""Word documents written back: runs are split, comments added, and only the parts that change are written anew."""
