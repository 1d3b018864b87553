"""Makes every file of the demo map from the tables in plant.py and events.py, then checks them."""
import os

import check
import layout
import register
import safety
import units

FOLDER = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

if __name__ == "__main__":
    print(layout.draw(os.path.join(FOLDER, "layout.dxf")), "entities in the drawing")
    units.write(os.path.join(FOLDER, "units.gpkg"))
    register.write(FOLDER)
    print(safety.write(os.path.join(FOLDER, "safety.geojson")), "safety facilities")
    print("\n".join(check.findings()) or "no findings")
