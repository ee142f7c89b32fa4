"""Examples of every component and of the pages that carry the main job, with invented content.

They are for looking and for the accessibility test, and are mounted only in the demo's
development settings and in tests. Their content is in Spanish, the first language of the pages.
"""
