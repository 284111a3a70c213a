"""Short digests of text: what a block, a page or a finding is known by."""

from __future__ import annotations

try:
    # Without hashlib, which first loads OpenSSL: that takes longer than reading a page.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another Python than CPython
    from hashlib import blake2b


def digest(data: bytes | str, size: int = 10) -> str:
    """A digest of `size` bytes as hexadecimal digits."""
    raw = data.encode(errors="surrogatepass") if isinstance(data, str) else data
    return blake2b(raw, digest_size=size).hexdigest()
