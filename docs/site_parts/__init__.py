"""The parts of the page of a site: each a section of Markdown, written from the arrangement alone."""
