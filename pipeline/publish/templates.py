"""The theme's templates, compiled once: later builds take the code that was kept.

Each is kept with a checksum, under the checksum of its source and of the programs; what does not
fit is compiled again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from pipeline.write.write import replace

FOLDER = ".cache/templates"
SIZE = 32


class Templates(BytecodeCache):
    """Compiled templates under ``root``, made under these ``settings``."""

    def __init__(self, root: Path, settings: str) -> None:
        self._folder = root / FOLDER
        self._settings = settings.encode("utf-8")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket the code that is kept, if it is whole and of these settings."""
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        check, code = data[:SIZE], data[SIZE:]
        if check == self._check(bucket, code):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        code = bucket.bytecode_to_string()
        self._folder.mkdir(parents=True, exist_ok=True)
        replace(self._folder / bucket.key, self._check(bucket, code) + code)

    def _check(self, bucket: Bucket, code: bytes) -> bytes:
        said = b"\n".join((self._settings, bucket.checksum.encode("ascii"), code))
        return hashlib.blake2b(said, digest_size=SIZE).digest()
