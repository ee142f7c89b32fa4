"""When something may be: deadlines, scores, money, texts that name somebody."""
