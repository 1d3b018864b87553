#!/usr/bin/env bash
# Real clients against a running server. Usage: run.sh RISKMAP [WORK]
# They are fetched into WORK (.build/clients) from Debian and PyPI; what the machine has not and cannot get is left out, and said so. Pictures
# that they draw are in WORK/pictures.
set -u
cd "$(dirname "$0")/../.."
riskmap=$(realpath "$1")
work=$(realpath -m "${2:-.build/clients}")
here=$PWD/Tests/Clients
map=ammonia-plant
mkdir -p "$work/pictures" "$work/libraries" "$work/wheels"
failed=0
skip() { echo "left out: $1 ($2)"; }
check() { # check NAME COMMAND…
  local name=$1
  shift
  "$@" 2>&1 | { grep -v 'XDG_RUNTIME_DIR' || true; }
  [ "${PIPESTATUS[0]}" = 0 ] || { echo "FAILED: $name"; failed=1; }
}

# The clients.
python=$work/venv/bin/python
if [ ! -x "$python" ]; then python3 -m venv "$work/venv"; fi
pip() { "$python" -m pip -q --disable-pip-version-check "$@"; }
pip install owslib==0.35.0 schemathesis==4.32.5 jsonschema playwright==1.65.2 pyogrio==0.13.0 >/dev/null 2>&1 \
  || pip install owslib schemathesis jsonschema playwright pyogrio || echo "PyPI is out of reach"
wheel() { # wheel PACKAGE==VERSION PATTERN TARGET
  [ -e "$work/libraries/.$1" ] && return
  pip download --no-deps -d "$work/wheels" "$1" >/dev/null 2>&1 || return 0
  mkdir -p "$3"
  "$python" - "$work/wheels" "$1" "$2" "$3" <<'PY' && touch "$work/libraries/.$1"
import pathlib, sys, zipfile
wheels, package, folder, target = sys.argv[1:]
name, version = package.replace("-", "_").split("==")
file = next(f for f in pathlib.Path(wheels).iterdir() if f.name.lower().startswith(f"{name}-{version}".lower()))
with zipfile.ZipFile(file) as wheel:
    for entry in wheel.namelist():
        if entry.startswith(folder) and not entry.endswith("/"):
            place = pathlib.Path(target) / entry[len(folder):]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(wheel.read(entry))
PY
}
wheel pyopenlayersqt==0.21.0 pyopenlayersqt/vendor/ol/ "$work/libraries"
wheel roadstyle==0.25.0 roadstyle/vendor/ "$work/libraries"
wheel mapproxy==7.0.0 mapproxy/test/schemas/ "$work/schemas"
[ -d /usr/share/javascript/leaflet ] && cp -r /usr/share/javascript/leaflet/. "$work/libraries"

# The server.
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port
# The demo map on every grid that lies on earth.
rm -rf "$work/data" && mkdir -p "$work/data" && cp -r maps styles "$work/data"
sed -i 's/^tiles:.*/tiles: {grids: [WebMercatorQuad, WorldCRS84Quad, CGCS2000Quad, GCJ02, BD09], zoom: [14, 19]}/' \
  "$work/data/maps/$map/map.yaml"
"$riskmap" serve "$work/data/maps/$map" "$work/data/maps/workshop" --port "$port" --public-url "$base" 2>"$work/server.log" &
server=$!
trap 'kill $server 2>/dev/null' EXIT
for _ in $(seq 120); do curl -sf "$base/health/live" >/dev/null && break; sleep 0.5; done
curl -sf "$base/health/live" >/dev/null || { cat "$work/server.log"; exit 1; }

curl -sf "$base/maps/$map/wmts" >"$work/capabilities.xml"
if [ -f "$work/schemas/wmts/1.0/wmtsGetCapabilities_response.xsd" ] && command -v xmllint >/dev/null; then
  curl -s "$base/maps/$map/wmts?Service=WMTS" >"$work/exception.xml"
  check "WMTS schemas" bash -c "cd '$work/schemas' && xmllint --nonet --noout --schema wmts/1.0/wmtsGetCapabilities_response.xsd '$work/capabilities.xml' \
    && xmllint --nonet --noout --schema ows/1.1.0/owsExceptionReport.xsd '$work/exception.xml'"
else
  skip "WMTS schemas" "xmllint or PyPI mapproxy 7.0.0"
fi
if command -v gdal_translate >/dev/null && /usr/bin/python3 -c 'import osgeo.gdal_array' 2>/dev/null; then
  check GDAL bash "$here/gdal.sh" "$base" "$map" "$work/pictures"
else
  skip GDAL "apt-get install gdal-bin python3-gdal"
fi
if "$python" -c 'import owslib' 2>/dev/null; then
  check OWSLib "$python" "$here/owslib_check.py" "$base" "$map"
else
  skip OWSLib "PyPI owslib 0.35.0"
fi
if "$python" -c 'import pyogrio' 2>/dev/null; then
  check "OGC API – Tiles" "$python" "$here/ogcapi_check.py" "$base" "$map"
else
  skip "OGC API – Tiles" "PyPI pyogrio 0.13.0"
fi
if /usr/bin/python3 -c 'import qgis.core' 2>/dev/null; then
  check QGIS /usr/bin/python3 "$here/qgis_check.py" "$base" "$map" "$work/pictures"
else
  skip QGIS "apt-get install python3-qgis"
fi
for client in leaflet openlayers maplibre; do
  case $client in
    leaflet) file=leaflet.js from="apt-get install libjs-leaflet" ;;
    openlayers) file=ol.js from="PyPI pyopenlayersqt 0.21.0" ;;
    maplibre) file=maplibre-gl.js from="PyPI roadstyle 0.25.0" ;;
  esac
  if [ ! -x /usr/bin/chromium ] || ! "$python" -c 'import playwright' 2>/dev/null; then
    skip "$client" "apt-get install chromium, PyPI playwright"
  elif [ ! -f "$work/libraries/$file" ]; then
    skip "$client" "$from"
  else
    check "$client" "$python" "$here/browser_check.py" "$base" "$map" "$work/pictures" "$work/libraries" "$client"
  fi
done
if [ -x "$work/venv/bin/schemathesis" ]; then
  if (cd "$work" && venv/bin/schemathesis run "$base/openapi.json" -n 10 --no-color) >"$work/schemathesis.log" 2>&1; then
    echo "schemathesis: $(grep -m1 'generated' "$work/schemathesis.log" | xargs)"
  else
    tail -60 "$work/schemathesis.log"
    failed=1
  fi
else
  skip schemathesis "PyPI schemathesis 4.32.5"
fi
exit $failed
