"""Rule packs: what a rule file may hold, and how a folder of them is loaded."""
