#!/usr/bin/env bash
# Times and peak memory of the main job as whole processes, medians of five runs after a warm-up.
# usage: sheets.sh RISKMAP [PARK.gpkg]
# PARK.gpkg holds the layers units (code, name, level 1..4), layout_poly and layout_line (kind): the large workload of
# 18,000 units and 150,000 features. Without it that row is left out, and said so.
set -euo pipefail
riskmap=$(realpath "$1")
park=${2:-${PARK:-}}
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # measure NAME COMMAND…
  local name=$1
  shift
  "$@" >/dev/null 2>&1
  python3 - "$name" "$@" <<'PY'
import os, statistics, subprocess, sys, time
name, command = sys.argv[1], sys.argv[2:]
walls, peaks, cpus = [], [], []
for _ in range(5):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    walls.append(time.perf_counter() - start)
    cpus.append(usage.ru_utime + usage.ru_stime)
    peaks.append(usage.ru_maxrss / 1024)
median = statistics.median
print(f"{name:<28} {median(walls):7.2f} s wall {median(cpus):7.2f} s CPU {median(peaks):7.0f} MB peak")
PY
}

demo=$here/maps/ammonia-plant
measure "demo, A0 PDF" "$riskmap" render "$demo" --sheet gate-a0 -o "$work/a0.pdf"
measure "demo, A0 PNG at 300 dpi" "$riskmap" render "$demo" --sheet gate-a0 --format png --dpi 300 -o "$work/a0.png"
measure "demo, A3 PDF" "$riskmap" render "$demo" --sheet office-a3 -o "$work/a3.pdf"

if [ -z "$park" ] || [ ! -f "$park" ]; then
  echo "park, A0 PDF: left out, no GeoPackage given"
  exit 0
fi
mkdir "$work/park"
cat >"$work/park/map.yaml" <<YAML
name: park
title: {zh: 化工园区安全风险空间分布图, en: Chemical park}
enterprise: {name: 合成测试数据}
edition: {number: 1, date: 2026-05-01}
crs: EPSG:4543
layout:
  - {id: areas, source: $park, layer: layout_poly, classAttribute: kind}
  - {id: lines, source: $park, layer: layout_line, classAttribute: kind, classes: {centre: road-centre, equip: equipment}}
units: {source: $park, layer: units, code: code, name: name}
register:
  source: $park
  table: units
  columns: {unitCode: code, inherent.level: level}
  defaults: {method: direct}
  codes: {level: {"1": major, "2": high, "3": moderate, "4": low}}
rules: $here/maps/rules/national.yaml
style: $here/styles/four-colour.json
sheets: [{id: a0, paper: A0 landscape, scale: fit}]
YAML
measure "park, A0 PDF" "$riskmap" render "$work/park" --sheet a0 -o "$work/park.pdf"
ls -l "$work"/*.pdf "$work"/*.png | awk '{n=split($9,p,"/"); printf "%-28s %7.1f MB\n", p[n], $5/1e6}'
