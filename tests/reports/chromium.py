"""A real Chromium without a window, driven through a pair of pipes: no driver, no port, no network."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "The tests of the HTML page need Chromium, and there is none. Install it: `apt-get install chromium` (Debian, "
    "Ubuntu), `brew install --cask chromium` (macOS), or set CHROMIUM to the program."
)
_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-extensions", "--disable-background-networking", "--hide-scrollbars", "--remote-debugging-pipe"),
)
_COMMANDS, _ANSWERS, _FREE = 3, 4, 10
_PATIENCE = 60


def program() -> str:
    """The browser of this machine.

    Raises:
        RuntimeError: there is none; it says how to get one.
    """
    found = os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError(MISSING)
    return found


@contextmanager
def browser() -> Iterator[Page]:
    """An empty page in a browser of its own, which is gone at the end."""
    to_read, write = os.pipe()
    read, to_write = os.pipe()
    with tempfile.TemporaryDirectory(prefix="pdvalidate-chromium-", ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(  # noqa: S603 - the machine's own browser
            [program(), *_OPTIONS, f"--user-data-dir={folder}"],
            pass_fds=(_COMMANDS, _ANSWERS),
            preexec_fn=lambda: _placed(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        try:
            with os.fdopen(write, "wb") as out, os.fdopen(read, "rb") as back:
                yield Page(out, back)
        finally:
            process.kill()
            process.wait(_PATIENCE)


def _placed(commands: int, answers: int) -> None:
    """Put both pipes where the browser looks for them."""
    commands, answers = (fcntl.fcntl(one, fcntl.F_DUPFD, _FREE) for one in (commands, answers))
    os.dup2(commands, _COMMANDS)
    os.dup2(answers, _ANSWERS)


class Page:
    """One page. What it throws and what its policy refuses is kept in `complaints`."""

    def __init__(self, out: BinaryIO, back: BufferedReader) -> None:
        self._out, self._back = out, back
        self._held = bytearray()
        self._count = 0
        self._session: str | None = None
        self.complaints: list[str] = []
        self._events: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **values: Any) -> dict[str, Any]:
        """A command of the DevTools protocol, and its result."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, file: Path, anchor: str = "") -> None:
        """Show a file, as a double click on it does."""
        for url in ("about:blank", file.resolve().as_uri() + (f"#{anchor}" if anchor else "")):
            self._events.clear()
            self.call("Page.navigate", url=url)
            while "Page.loadEventFired" not in self._events:
                self._next()

    def size(self, width: int, height: int, *, dark: bool = False) -> None:
        """How large the window is, and whether the user likes it dark."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def run(self, script: str) -> Any:
        """The value of an expression in the page; of a promise what it comes to."""
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            raise RuntimeError(str(told["exceptionDetails"]))
        return told["result"].get("value")

    def picture(self) -> bytes:
        """What is seen, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def printed(self) -> bytes:
        """The page on A4, as PDF."""
        told = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(told["data"])

    def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._read())
        method = message.get("method", "")
        self._events.append(method)
        if method == "Runtime.exceptionThrown":
            self.complaints.append(str(message["params"]["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.complaints.append(message["params"]["entry"]["text"])
        elif method == "Network.requestWillBeSent" and not message["params"]["request"]["url"].startswith(
            ("file:", "about:")
        ):
            self.complaints.append(message["params"]["request"]["url"])
        return message

    def _read(self) -> bytes:
        """The next message; each ends in a zero byte."""
        while b"\0" not in self._held:
            more = self._back.read1(1 << 16)
            if not more:
                raise RuntimeError("the browser has ended")
            self._held += more
        message, _, rest = self._held.partition(b"\0")
        self._held = bytearray(rest)
        return bytes(message)
