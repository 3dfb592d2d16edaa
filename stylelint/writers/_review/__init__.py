"""The review page: a draft as HTML with its findings in place, in the margin and in lists."""
