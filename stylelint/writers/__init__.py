"""Writers put findings or fixes back into the format of the draft: comments, tracked changes, a review page."""
