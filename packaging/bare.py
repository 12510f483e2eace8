"""The least that the program stands on: a bare PySide6 window, pyqtgraph and pandas. `measure.py` measures against it."""

import sys

import pandas as pd
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QMainWindow

if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QMainWindow()
    numbers = pd.DataFrame({"x": [1.0, 2.0, 3.0], "y": [1.0, 4.0, 9.0]})
    plot = pg.PlotWidget(background="w")
    plot.plot(numbers["x"].to_numpy(), numbers["y"].to_numpy())
    window.setCentralWidget(plot)
    window.resize(1440, 900)
    window.show()
    sys.exit(application.exec())
