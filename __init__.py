"""newsassay."""
