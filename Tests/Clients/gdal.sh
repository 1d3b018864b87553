#!/usr/bin/env bash
# GDAL: the same window by XYZ and by WMTS on every grid that it can name the coordinates of. Usage: gdal.sh BASE MAP OUT
set -eu
base=$1 map=$2 out=$3
cd "$out"
bounds=$(curl -sf "$base/maps/$map/tilejson.json?format=png" | /usr/bin/python3 -c '
import json, math, sys
west, south, east, north = json.load(sys.stdin)["bounds"]
def metres(lon, lat):
    return lon * 20037508.342789244 / 180, math.log(math.tan(math.radians(45 + lat / 2))) * 6378137
print(*metres(west, north), *metres(east, south))')
cat > xyz.xml <<XML
<GDAL_WMS><Service name="TMS"><ServerUrl>$base/maps/$map/tiles/WebMercatorQuad/\${z}/\${x}/\${y}.png</ServerUrl></Service>
<DataWindow><UpperLeftX>-20037508.342789244</UpperLeftX><UpperLeftY>20037508.342789244</UpperLeftY><LowerRightX>20037508.342789244</LowerRightX>
<LowerRightY>-20037508.342789244</LowerRightY><TileLevel>17</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY><YOrigin>top</YOrigin></DataWindow>
<Projection>EPSG:3857</Projection><BlockSizeX>256</BlockSizeX><BlockSizeY>256</BlockSizeY><BandsCount>4</BandsCount>
<ZeroBlockHttpCodes>204,404</ZeroBlockHttpCodes></GDAL_WMS>
XML
# shellcheck disable=SC2086
gdal_translate -q -of PNG -projwin $bounds -outsize 900 0 xyz.xml gdal-xyz.png
wmts="WMTS:$base/maps/$map/wmts/1.0.0/WMTSCapabilities.xml,layer=$map,tilematrix=17"
# shellcheck disable=SC2086
gdal_translate -q -of PNG -projwin $bounds -outsize 900 0 "$wmts,tilematrixset=WebMercatorQuad" gdal-wmts.png
/usr/bin/python3 - <<'PY'
from osgeo import gdal
def pixels(name): return gdal.Open(name).ReadAsArray()
one, other = pixels("gdal-xyz.png"), pixels("gdal-wmts.png")
assert one.shape == other.shape and (one == other).all(), "XYZ and WMTS differ"
assert one[3].any(), "nothing is drawn"
PY
for grid in $(curl -sf "$base/maps/$map/wmts" | grep -o '<TileMatrixSet>[A-Za-z0-9]*<' | tr -d '<>' | sed 's/TileMatrixSet//'); do
  case $grid in GCJ02 | BD09) continue ;; esac # in no register: GDAL would not know where they lie
  gdal_translate -q -of PNG -outsize 900 0 "WMTS:$base/maps/$map/wmts/1.0.0/WMTSCapabilities.xml,layer=$map,tilematrixset=$grid,tilematrix=17,extendbeyonddateline=no" "gdal-$grid.png" \
    || { echo "GDAL does not read $grid"; exit 1; }
done
echo "GDAL $(gdalinfo --version | cut -d' ' -f2 | tr -d ,): XYZ and WMTS give the same picture"
