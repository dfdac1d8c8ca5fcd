"""Texts and addresses as the reader sees them."""

LONGEST_STRING = 1 << 14


def unescape(text):
    first, *rest = text.encode("ascii").split(b"%")
    return first + b"".join(bytes([int(part[:2], 16)]) + part[2:] for part in rest)


def utf8(text):
    """A string as a reader sees it, cut at its first NUL; None when it is not UTF-8."""
    try:
        return text.encode("utf-8").partition(b"\0")[0][:LONGEST_STRING]
    except UnicodeEncodeError:
        return None


def address_of(thing, hash_of=object.__hash__):
    """What id() returns, without the audit event that id() is: the hash of an object without its own is its address, turned by 4 bits."""
    turned = hash_of(thing) & 0xFFFFFFFFFFFFFFFF
    return (turned << 4 | turned >> 60) & 0xFFFFFFFFFFFFFFFF
