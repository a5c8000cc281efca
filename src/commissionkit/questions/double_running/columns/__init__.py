"""What is run twice, found over whole columns: for arrangements with very many processes."""
