"""The language server: findings, fixes, outline and rules for editors that speak the Language Server Protocol."""
