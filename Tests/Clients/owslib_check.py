"""OWSLib: capabilities, and a tile of every grid, style and format. Usage: owslib_check.py BASE MAP"""
import sys
from importlib.metadata import version

from owslib.util import ServiceException
from owslib.wmts import WebMapTileService

base, name = sys.argv[1:]
service = WebMapTileService(f"{base}/maps/{name}/wmts")
layer = service[name]
assert service.identification.version == "1.0.0", service.identification.version
count = 0
for grid, link in layer.tilematrixsetlinks.items():
    limits = list(link.tilematrixlimits.values())[2]
    for style in layer.styles:
        for kind in layer.formats:
            row = (limits.mintilerow + limits.maxtilerow) // 2
            column = (limits.mintilecol + limits.maxtilecol) // 2
            tile = service.gettile(
                layer=name, style=style, tilematrixset=grid, tilematrix=limits.tilematrix,
                row=row, column=column, format=kind)
            head = tile.read()[:12]
            magic = b"\x89PNG" if kind == "image/png" else b"RIFF"
            assert head.startswith(magic), (grid, style, kind, head)
            count += 1
try:
    service.gettile(
        layer=name, style="default", tilematrixset=grid, tilematrix=limits.tilematrix,
        row=limits.maxtilerow + 1, column=limits.mintilecol, format="image/png")
    raise AssertionError("a tile out of range was answered")
except ServiceException:
    pass
print(f"OWSLib {version('owslib')}: {count} tiles on {len(layer.tilematrixsetlinks)} grids")
