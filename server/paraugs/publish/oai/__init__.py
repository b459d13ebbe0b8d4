"""OAI-PMH 2.0 over the change stream: contributions as records. Source: openarchives.org, version 2.0."""
