"""When a step of the life of a procedure may be taken, and what a cell of the matrix says."""
