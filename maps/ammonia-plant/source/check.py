"""Does the plant make sense? Units valid and apart, buildings off roads and off each other, tanks in their dikes."""
from itertools import combinations

from shapely.geometry import Point, Polygon, box

import events
import layout
import plant
import register
import units


def findings():
    shapes = units.world_polygons()
    for code, shape in shapes.items():
        if not shape.is_valid:
            yield f"unit {code}: not valid"
    for a, b in combinations(shapes, 2):
        if shapes[a].intersection(shapes[b]).area > 0:
            yield f"units {a} and {b} overlap by {shapes[a].intersection(shapes[b]).area:.6f} m²"
    road, site = layout.road_surface(), Polygon(plant.FENCE)
    for code, shape in units.local_polygons().items():
        over = shape.intersection(road).area
        if over > 1 and code not in ("0203", "1401", "1402", "1403"):
            yield f"unit {code}: {over:.0f} m² on a road"
        if not site.contains(shape):
            yield f"unit {code}: outside the fence"
    for name, r, _, _ in plant.BUILDINGS:
        if box(*r).intersection(road).area:
            yield f"{name}: on a road"
        holders = [c for c, s in units.local_polygons().items() if s.buffer(0.01).contains(box(*r))]
        if not holders and name not in ("泡沫站", "装车操作间", "司机休息室"):
            yield f"{name}: in no unit"
    for (a, ra, *_), (b, rb, *_) in combinations(plant.BUILDINGS, 2):
        if box(*ra).intersection(box(*rb)).area:
            yield f"{a} and {b} overlap"
    solid = [(n, box(*r)) for n, r, *_ in plant.BUILDINGS] + [(n, box(*r)) for n, r, _ in plant.PONDS]
    for tag, _, u, v, d in plant.TANKS:
        tank = Point(u, v).buffer(d / 2)
        for name, shape in solid:
            if tank.intersects(shape):
                yield f"{tag}: touches {name}"
        if tag.startswith(("T-1", "T-2", "T-3", "T-4")) and not any(box(*r).buffer(-1).contains(tank) for r, _ in plant.DIKES):
            yield f"{tag}: not inside a dike"
    for (a, _, ua, va, da), (b, _, ub, vb, db) in combinations(plant.TANKS, 2):
        if Point(ua, va).distance(Point(ub, vb)) < (da + db) / 2 + 1:
            yield f"{a} and {b} touch"
    for code in events.EVENTS:
        if code not in shapes:
            yield f"events of {code}: no such unit"
    blank = [c for c, v in register.unit_levels(3).items() if v is None]
    if blank != ["0706"]:
        yield f"not assessed: {blank}"


if __name__ == "__main__":
    found = list(findings())
    print("\n".join(found) or "no findings")
    raise SystemExit(bool(found))
