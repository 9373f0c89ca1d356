"""Training: how each artefact that ships was made."""
