"""Opens what may be compressed, and never reads more than it should."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any, BinaryIO, Final

from amparo.bpmn.replay.sentences import NotReadable, problem

MOST_BYTES: Final = 1_000_000_000
_GZIP: Final = b"\x1f\x8b"


class Limited(io.RawIOBase):
    """Reads at most so many bytes; a longer file is refused, not cut."""

    def __init__(self, inner: BinaryIO, most: int) -> None:
        self.inner, self.most, self.left = inner, most, most

    def read(self, size: int = -1) -> bytes:
        """Read, and raise `NotReadable` when there is more than was allowed or it cannot be unpacked."""
        wanted = self.left + 1 if size < 0 else min(size, self.left + 1)
        try:
            data = self.inner.read(wanted)
        except (OSError, EOFError, zlib.error):
            raise NotReadable(problem("not_gzip")) from None
        self.left -= len(data)
        if self.left < 0:
            raise NotReadable(problem("too_big", most=self.most // 1_000_000))
        return data

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer, as `io.BufferedReader` asks."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True


def unpacked(stream: BinaryIO, most: int) -> Limited:
    """Return the bytes of a file, unpacked when it is gzip, no more than `most`."""
    head = stream.read(2)
    stream.seek(0)
    return Limited(gzip.GzipFile(fileobj=stream) if head == _GZIP else stream, most)  # type: ignore[arg-type]
