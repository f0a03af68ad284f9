"""What the log keeps of a request that was refused."""

import logging


class InOneLine(logging.Filter):
    """A request that is no good (400) is the asker's fault: its line says why, no traceback of ours adds to that.

    Else anyone could fill a disk with a wrong parameter or host name.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", None) == 400:
            record.exc_info = record.exc_text = None
        return True
