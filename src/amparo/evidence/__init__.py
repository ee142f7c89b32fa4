"""What the coalition learns: surveys, results and the figures that it publishes."""
