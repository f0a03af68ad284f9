"""How much one file may cost. Enough for the longest national plans, and far from what hurts a small server."""

from dataclasses import dataclass

MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Time and memory of the process that reads one file, and how much it may find in it."""

    seconds: int = 60
    memory: int = 768 * MEGA  # address space, in bytes
    pages: int = 1000
    characters: int = 3_000_000
    lines: int = 150_000  # of a web page, cells of tables included
    packed_files: int = 3_000  # in an archive
    unpacked: int = 300 * MEGA  # all files of an archive together, in bytes
    unpacked_part: int = 60 * MEGA  # one file of XML, in bytes
    packing: int = 200  # times an archive may grow; policy texts as .docx grow 5 to 20 times


LIMITS = Limits()
