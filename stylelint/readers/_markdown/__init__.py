"""CommonMark with tables and footnotes, parsed for positions.

`blocks` finds the leaves (paragraphs, headings, cells, code) line by line;
`inline` finds in a leaf what is markup; `project` writes the prose. Nothing
is copied on the way: a leaf is a list of source ranges, and inline markup is
a list of edits on them.
"""
