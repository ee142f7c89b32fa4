def frame_context(request): return {}
