"""The state of a day of a large arrangement, told by columns; what they do not tell is left to the traversal."""
