"""The person sees who looked at what, beside somebody they trust, and complains; the data officers answer."""
