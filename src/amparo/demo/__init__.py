"""The demonstration: invented staff and cases in two countries, made by calling operations."""
