"""units.gpkg: the risk units as polygons with exactly shared borders."""
import os

from shapely.geometry import MultiPolygon, Polygon, box
from shapely.ops import unary_union

import plant


def chamfers():
    """Corners that the fence cuts off or that are not square on the ground."""
    return {"1101": Polygon([(1028, 80), (1150, 80), (1169, 99), (1169, 178), (1028, 178)])}


def local_polygons():
    """code -> polygon in plant metres, holes cut, with a vertex wherever a neighbour has one."""
    shapes = {code: unary_union([box(*r) for r in rects]) for code, _, rects, _, _ in plant.UNITS}
    shapes.update(chamfers())
    for code, _, _, holes, _ in plant.UNITS:
        for hole in holes:
            shapes[code] = shapes[code].difference(shapes[hole])
    corners = sorted({p for s in shapes.values() for ring in rings(s) for p in ring})
    return {code: node(s, corners) for code, s in shapes.items()}


def parts(shape):
    return sorted(shape.geoms, key=lambda p: p.bounds) if shape.geom_type == "MultiPolygon" else [shape]


def rings(shape):
    for part in parts(shape):
        yield list(part.exterior.coords)[:-1]
        for hole in part.interiors:
            yield list(hole.coords)[:-1]


def node(shape, corners):
    def along(ring):
        out = []
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
            out.append((x0, y0))
            between = [
                (x, y) for x, y in corners
                if (x - x0) * (y1 - y0) == (y - y0) * (x1 - x0)
                and 0 < (x - x0) * (x1 - x0) + (y - y0) * (y1 - y0) < (x1 - x0) ** 2 + (y1 - y0) ** 2
            ]
            out += sorted(between, key=lambda p: (p[0] - x0) ** 2 + (p[1] - y0) ** 2)
        return out

    merged = []
    for part in parts(shape):
        part = part.simplify(0)
        merged.append(Polygon(along(list(part.exterior.coords)[:-1]), [along(list(h.coords)[:-1]) for h in part.interiors]))
    return MultiPolygon(merged)


def world_polygons():
    def move(ring):
        return [plant.world(u, v) for u, v in list(ring.coords)[:-1]]

    return {
        code: MultiPolygon([Polygon(move(p.exterior), [move(h) for h in p.interiors]) for p in shape.geoms])
        for code, shape in local_polygons().items()
    }


def write(path):
    import numpy
    import pyogrio
    from pyogrio.raw import write as write_layer

    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2026-04-20T00:00:00.000Z"})
    if os.path.exists(path):
        os.remove(path)
    shapes = world_polygons()
    rows = [(c, n, plant.OBJECTS[c[:2]], s) for c, n, _, _, s in plant.UNITS]
    write_layer(
        path,
        geometry=numpy.array([shapes[r[0]].wkb for r in rows], dtype=object),
        field_data=[numpy.array([r[i] for r in rows], dtype=object) for i in range(4)],
        fields=["单元编码", "单元名称", "分析对象", "状态"],
        layer="units", driver="GPKG", geometry_type="MultiPolygon", crs="EPSG:4543",
        layer_options={"DESCRIPTION": "安全风险分析单元（虚构）", "FID": "fid", "GEOMETRY_NAME": "geom"},
        dataset_options={"VERSION": "1.3"},
    )


if __name__ == "__main__":
    write(os.path.join(os.path.dirname(__file__), "..", "units.gpkg"))
