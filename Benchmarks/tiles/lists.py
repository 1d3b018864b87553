"""Writes the tiles that the rivals' drivers draw, so that ours draws the same: one block `z x y w h` a line.
usage: lists.py PEERS DATA WORKLOAD OUT.single OUT.meta8"""
import os
import sys

peers, data, workload, single, meta8 = sys.argv[1:]
sys.path.insert(0, os.path.join(peers, "lib"))
sys.dont_write_bytecode = True
import spec  # noqa: E402

meta = spec.load_meta(data, workload)
for path, blocks in (
    (single, [(*tile, 1, 1) for tile in spec.single_tiles(meta)]),
    (meta8, spec.metatiles(meta)),
):
    with open(path, "w") as file:
        file.writelines(" ".join(map(str, block)) + "\n" for block in blocks)
