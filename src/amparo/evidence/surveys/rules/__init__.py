"""What a form may ask, what an answer must look like, and what may be told of the answers."""
