"""GDAL's client of OGC API – Tiles, as pyogrio carries it. Usage: ogcapi_check.py BASE MAP"""
import sys

import pyogrio

base, name = sys.argv[1:]
source = f"OGCAPI:{base}/ogc/collections/{name}"
zooms = list(pyogrio.list_layers(source)[:, 0])
assert zooms, "no zooms"
fields = pyogrio.read_info(source, layer=zooms[0])["fields"]
assert {"code", "level", "rank"} <= set(fields), list(fields)
_, _, geometries, columns = pyogrio.raw.read(source, layer=zooms[0], columns=["code", "level"])
assert len(geometries) > 3 and any(columns[0]), len(geometries)
print(f"OGC API – Tiles by pyogrio {pyogrio.__version__} (GDAL {pyogrio.__gdal_version_string__}):",
      f"{len(zooms)} zooms, {len(geometries)} features")
