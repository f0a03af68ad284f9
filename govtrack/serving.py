"""How gunicorn serves govtrack; `make serve` reads this file.

PORT           default 8000
GOVTRACK_BIND  the address to listen on; default 127.0.0.1, this machine only (see GOVTRACK_HOSTS, too)
"""

import os
import socket
from typing import Any

from govtrack.environment import number

ADDRESS = os.environ.get("GOVTRACK_BIND") or "127.0.0.1"
PORT = number("PORT", default=8000)

bind = f"{ADDRESS}:{PORT}"
wsgi_app = "govtrack.wsgi:application"
worker_class = "govtrack.worker.Worker"  # with threads: a long download occupies a thread, not a whole worker
workers = 2
threads = 4
preload_app = True  # load the program once, before the workers are made
timeout = 60
graceful_timeout = 10
loglevel = "warning"
control_socket_disable = True  # nothing is written outside `var/`


def on_starting(server: Any) -> None:
    """One clear line instead of five tries when the port is taken."""
    with socket.socket(socket.AF_INET6 if ":" in ADDRESS else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, PORT))
        except OSError as error:
            other = f"make run PORT={PORT + 1}"
            raise SystemExit(f"端口 {PORT} 不可用（{error.strerror}）；换一个端口：{other}") from None


def when_ready(server: Any) -> None:
    print(f"govtrack：http://{ADDRESS}:{PORT}/  （按 Ctrl-C 停止）", flush=True)  # noqa: T201
