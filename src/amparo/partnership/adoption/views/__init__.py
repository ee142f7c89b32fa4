"""The life of procedures and their adoption, as the coalition sees and moves them."""
