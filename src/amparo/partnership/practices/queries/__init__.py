"""What can be asked of selections, practices, uptakes and messages."""

from amparo.partnership.practices.queries import counting, groups, messages, practices, uptakes

__all__ = ["counting", "groups", "messages", "practices", "uptakes"]
