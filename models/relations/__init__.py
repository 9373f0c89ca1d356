"""Claims across articles: events, copied text, agreement and conflict."""
