"""The life of procedures and their adoption, in words."""
