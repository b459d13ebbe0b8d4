"""What there is, described for machines: catalogue, VoID, sitemap, links for machines."""
