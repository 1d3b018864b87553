"""Medians over rounds of the RESULT lines of a log, as Markdown, with our ratio to the best rival of the same run.
usage: table.py LOG…"""
import fileinput
import json
import statistics
import sys

OURS = "riskmap"
groups, starts, prepared = {}, {}, {}
for line in fileinput.input(sys.argv[1:], encoding="utf-8"):
    if not line.startswith("RESULT "):
        continue
    result = json.loads(line[7:])
    mode = result.get("mode")
    if mode == "start":
        starts.setdefault((result["workload"], result["peer"]), []).append(result)
    elif mode in ("single", "meta8"):
        key = (result["workload"], result.get("scale", 1), mode)
        peer = (result["peer"], result["fmt"])
        groups.setdefault(key, {}).setdefault(peer, []).append(result)


def median(results, field):
    values = [r[field] for r in results if r.get(field) is not None]
    return statistics.median(values) if values else None


for (workload, scale, mode), peers in groups.items():
    print(f"\n### {workload}, {mode}, @{scale}x\n")
    print("| program, format | tiles a CPU second | spread | bytes a tile | peak MB | rounds |")
    print("| --- | --- | --- | --- | --- | --- |")
    speed = {peer: median(results, "tps_cpu") for peer, results in peers.items()}
    size = {peer: median(results, "bytes") for peer, results in peers.items()}
    for peer in sorted(peers, key=lambda p: -speed[p]):
        results = peers[peer]
        rates = [r["tps_cpu"] for r in results]
        print(
            f"| {peer[0]} {peer[1]} | {speed[peer]:.0f} | {min(rates):.0f}–{max(rates):.0f} "
            f"| {size[peer]:,.0f} | {median(results, 'rss'):.0f} | {len(results)} |"
        )
    rivals = [p for p in peers if p[0] != OURS]
    for peer in (p for p in peers if p[0] == OURS):
        if rivals:
            best = max(rivals, key=lambda p: speed[p])
            print(f"\n{peer[1]}: {speed[peer] / speed[best]:.2f} × the fastest rival ({' '.join(best)}).")
        extra = [r["prepare_cpu"] for r in peers[peer] if "prepare_cpu" in r]
        if extra:
            print(f"Making the scenes of its zooms took {statistics.median(extra):.2f} CPU seconds besides.")
        zooms = {}
        for result in peers[peer]:
            for zoom, values in result.get("zoom", {}).items():
                zooms.setdefault(zoom, []).append(values[1])
        print("By zoom: " + ", ".join(f"z{z} {statistics.median(v):.0f}" for z, v in zooms.items()) + ".")

if starts:
    print("\n### From start to the first tile\n")
    print("| workload | program | seconds |")
    print("| --- | --- | --- |")
    for (workload, peer), results in starts.items():
        print(f"| {workload} | {peer} | {median(results, 'first_tile_s'):.2f} |")
