"""What can be asked: the questions of the content, and what intake may see."""
