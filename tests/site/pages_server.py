"""Serves a built site under a sub-path, as GitHub Pages serves a project's site."""

from __future__ import annotations

import os
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

PREFIX = "/sofia-strategy/"
# What the system's own table of types says differs from machine to machine.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class _Handler(SimpleHTTPRequestHandler):
    """A folder under `PREFIX`: redirects to the slash, index.html, and 404.html with status 404 for the rest."""

    def send_head(self) -> BinaryIO | None:
        path = self.path.partition("?")[0]
        if path == PREFIX.rstrip("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", PREFIX)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if not path.startswith(PREFIX):
            # Another project's address: Pages knows nothing of this site there.
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        target = Path(self.translate_path(self.path))
        if target.is_dir() and path.endswith("/"):
            target /= "index.html"
        if not target.exists():
            return self._not_found()
        return super().send_head()

    def _not_found(self) -> BinaryIO | None:
        body = Path(self.directory, "404.html")
        if not body.exists():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(body.stat().st_size))
        self.end_headers()
        return body.open("rb")

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type by the file's name alone."""
        return TYPES.get(Path(path).suffix, "application/octet-stream")

    def translate_path(self, path: str) -> str:
        """The file behind an address, which loses the sub-path first."""
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, *_: object) -> None:
        """Says nothing: the tests read what the browser saw."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    # A browser asks for a dozen files at once; whom a short queue sends away comes again a second or many later.
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """Says nothing: a browser that goes to the next page hangs up on what it asked for."""


class PagesServer:
    """Serves `folder` at `address` between entering and leaving; the folder may be filled after entering."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server = _Quiet(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.address = f"{self.origin}{PREFIX}"

    def __enter__(self) -> PagesServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
