"""What can be asked of kits."""

from amparo.partnership.kits.queries import changes, kits

__all__ = ["changes", "kits"]
