#!/usr/bin/env bash
# Tiles a CPU second against rivals: same data, look and tiles, one process and one thread each, pinned to one CPU, rounds interleaved.
# usage: [DATA=DIR] [PEERS=DIR] [ROUNDS=5] [WORKLOADS="plant park province"] [FORMATS="png png8 mvt"] [LOG=FILE] tiles.sh TILEBENCH
# DATA holds a folder for each workload: 4490.gpkg (units, layout_poly, layout_line), meta.json, and what the rivals read.
# PEERS holds lib/spec.py (tile lists) and the rivals' drivers <rival>/bench.py. What is not there is left out, and said so.
set -euo pipefail
bench=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
rounds=${ROUNDS:-5}
cpu=${CPU:-0}
python=${PYTHON:-/usr/bin/python3}  # that sees the system's mapnik, mapscript and qgis
mapnik4=${MAPNIK4:-}                # a Python with a newer mapnik, if any
export QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
if [ -z "${DATA:-}" ] || [ -z "${PEERS:-}" ]; then
  echo "tiles against rivals: left out, DATA (workloads) and PEERS (tile lists and rivals' drivers) are not both given"
  exit 0
fi
data=$(realpath "$DATA")
peers=$(realpath "$PEERS")
export BENCH_FONTS=${BENCH_FONTS:-$data}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=${LOG:-$work/tiles.log}

declare -A zooms=([plant]="14, 19" [park]="11, 18" [province]="7, 18")

keep() { # keep ROUND: the RESULT lines of standard input, into the log
  sed -n "s/^RESULT {/RESULT {\"round\": $1, /p" >>"$log"
}

rival() { # rival ROUND PYTHON NAME ARGUMENT…
  local round=$1 interpreter=$2 name=$3
  shift 3
  [ -f "$peers/$name/bench.py" ] || return 0
  taskset -c "$cpu" timeout 300 "$interpreter" "$peers/$name/bench.py" "$@" --out "$work" 2>>"$work/errors" | keep "$round" ||
    echo "  $name $*: failed" >&2
}

installed() { "$1" -c "import $2" 2>/dev/null; }

rivals() { # rivals ROUND tiles|meta WORKLOAD
  local round=$1 what=$2 workload=$3
  if installed "$python" mapscript; then
    local formats="png24 png8"
    [ "$what" = tiles ] && formats="png24 png24z1 png8 png8z1"
    for f in $formats; do rival "$round" "$python" mapserver "$what" "$data" "$workload" --fmt "$f"; done
  fi
  if installed "$python" mapnik; then
    for f in png png8:m=h:z=6; do rival "$round" "$python" mapnik "$what" "$data" "$workload" --fmt "$f"; done
  fi
  if [ -n "$mapnik4" ] && installed "$mapnik4" mapnik; then
    for f in png png8:m=h:z=6; do rival "$round" "$mapnik4" mapnik "$what" "$data" "$workload" --fmt "$f"; done
  fi
  if installed "$python" qgis.core; then rival "$round" "$python" qgis "$what" "$data" "$workload"; fi
}

for workload in ${WORKLOADS:-plant park province}; do
  if [ ! -f "$data/$workload/4490.gpkg" ]; then
    echo "$workload: left out, no 4490.gpkg in DATA/$workload"
    continue
  fi
  mkdir -p "$work/$workload"
  sed -e "s|@NAME@|$workload|" -e "s|@GPKG@|$data/$workload/4490.gpkg|" -e "s|@ROOT@|$root|" \
    -e "s|@ZOOM@|${zooms[$workload]}|" "$root/Benchmarks/tiles/map.yaml.in" >"$work/$workload/map.yaml"
  "$python" "$root/Benchmarks/tiles/lists.py" "$peers" "$data" "$workload" "$work/$workload.single" "$work/$workload.meta8"
  for round in $(seq "$rounds"); do
    for mode in single meta8; do
      what=tiles
      [ "$mode" = meta8 ] && what=meta
      [ -n "${ALONE:-}" ] || rivals "$round" "$what" "$workload"
      for format in ${FORMATS:-png png8 mvt}; do
        taskset -c "$cpu" "$bench" "$work/$workload" "$work/$workload.$mode" --mode "$mode" --format "$format" \
          --workload "$workload" 2>>"$work/errors" | keep "$round"
      done
    done
    echo "$workload: round $round of $rounds" >&2
  done
done
"$python" "$root/Benchmarks/tiles/table.py" "$log"
if [ -s "$work/errors" ]; then
  echo "messages of the programs: $(sort -u "$work/errors" | head -5)" >&2
fi
