"""The words of the field as data: dictionary of fields, origins of facts, legal sources, glossary."""
