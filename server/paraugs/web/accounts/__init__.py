"""Signing in and out, accounts, tokens; who sends a request."""
