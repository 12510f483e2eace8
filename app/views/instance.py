"""One program a profile: a second start hands its files to the first window and ends."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2000  # milliseconds to wait for the other program


class Instance(QObject):
    """Listens for later starts on the same profile; `asked` brings the files they were started with, maybe none."""

    asked = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a program that died
            self._server.listen(name)

    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            files = json.loads(bytes(socket.readLine().data()).decode("utf-8"))
        except ValueError:
            files = []
        socket.write(b"taken\n")
        socket.flush()
        self.asked.emit([name for name in files if isinstance(name, str)] if isinstance(files, list) else [])


def hand_over(name: str, files: list[str]) -> bool:
    """Give files to the program that runs under this name; whether it took them."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps(files).encode("utf-8") + b"\n")
    socket.waitForBytesWritten(PATIENCE)
    taken = socket.waitForReadyRead(PATIENCE) and bytes(socket.readLine().data()) == b"taken\n"
    socket.disconnectFromServer()
    return taken
