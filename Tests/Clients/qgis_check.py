"""QGIS: XYZ, WMTS and vector tiles of the same window. Usage: /usr/bin/python3 qgis_check.py BASE MAP OUT"""
import json
import os
import sys
import urllib.request
from urllib.parse import quote

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (  # noqa: E402
    Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform,
    QgsMapRendererSequentialJob, QgsMapSettings, QgsProject, QgsRasterLayer, QgsRectangle,
    QgsVectorTileLayer)
from qgis.PyQt.QtCore import QSize, Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

base, name, out = sys.argv[1:]
application = QgsApplication([], False)
application.initQgis()
tiles = json.load(urllib.request.urlopen(f"{base}/maps/{name}/tilejson.json?format=png"))
west, south, east, north = tiles["bounds"]
degrees, mercator = (QgsCoordinateReferenceSystem(code) for code in ("EPSG:4326", "EPSG:3857"))
project = QgsProject.instance()
window = QgsCoordinateTransform(degrees, mercator, project).transformBoundingBox(
    QgsRectangle(west, south, east, north))
zooms = f"zmin={tiles['minzoom']}&zmax={tiles['maxzoom']}"
capabilities = quote(f"{base}/maps/{name}/wmts/1.0.0/WMTSCapabilities.xml", safe=":/")


def template(kind):
    return quote(f"{base}/maps/{name}/tiles/WebMercatorQuad/{{z}}/{{x}}/{{y}}.{kind}", safe=":/")


def wmts(grid, crs):
    return QgsRasterLayer(
        f"crs={crs}&format=image/png&layers={name}&styles=default&tileMatrixSet={grid}"
        f"&url={capabilities}", grid, "wms")


layers = {
    "xyz": QgsRasterLayer(f"type=xyz&url={template('png')}&{zooms}", "xyz", "wms"),
    "wmts": wmts("WebMercatorQuad", "EPSG:3857"),
    "vector": QgsVectorTileLayer(f"type=xyz&url={template('mvt')}&{zooms}", "vector"),
}
offered = urllib.request.urlopen(f"{base}/maps/{name}/wmts").read().decode()
for grid, crs in (("WorldCRS84Quad", "OGC:CRS84"), ("CGCS2000Quad", "EPSG:4490")):
    if f"<TileMatrixSet>{grid}<" in offered:
        layers[grid] = wmts(grid, crs)
drawn = {}
for key, layer in layers.items():
    assert layer.isValid(), f"QGIS does not open {key}"
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(mercator)
    settings.setExtent(window)
    settings.setOutputSize(QSize(900, 733))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors(), (key, [error.message for error in job.errors()])
    picture = job.renderedImage()
    picture.save(f"{out}/qgis-{key}.png")
    colors = {picture.pixel(x, y) for x in range(0, 900, 7) for y in range(0, 733, 7)}
    assert len(colors) > 8, f"QGIS draws nothing of {key}"
    drawn[key] = picture


def coarse(picture):
    """Colours without what differs between neighbouring zooms: QGIS takes another for XYZ than for WMTS."""
    small = picture.scaled(45, 36, transformMode=Qt.SmoothTransformation)
    return [small.pixelColor(x, y).getRgb()[:3] for y in range(36) for x in range(45)]


for key in drawn.keys() - {"vector", "wmts"}:
    pairs = zip(coarse(drawn[key]), coarse(drawn["wmts"]))
    difference = sum(abs(a - b) for one, other in pairs for a, b in zip(one, other)) / 45 / 36 / 3
    assert difference < 8, f"{key} lies elsewhere than WMTS: {difference}"
print(f"QGIS {Qgis.QGIS_VERSION}: {', '.join(layers)}", flush=True)
os._exit(0)
