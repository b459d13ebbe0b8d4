"""Everything that knows HTTP: the application, its routes, its pages."""
