"""Readers of the JSON of a site file that check types and forms, to load it against."""
