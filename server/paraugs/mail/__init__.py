"""Letters to people, through the SMTP server of the settings."""
