"""layout.dxf: the general plan (总平面布置图), AutoCAD 2010 format.

The drawing says $DWGCODEPAGE ANSI_936 but AC1024 text is UTF-8: the classical trap for readers.
"""
import os
from math import atan2, cos, degrees, hypot, pi, sin, tan
from random import Random

import ezdxf
from ezdxf.enums import TextEntityAlignment
from ezdxf.math import fit_points_to_cad_cv
from shapely.geometry import LineString, Point, Polygon, box
from shapely.ops import unary_union
from shapely.prepared import prep

import plant

TURN = -plant.BEARING                       # plant u axis, degrees counter-clockwise from east
# layer: colour, linetype, lineweight in 1/100 mm
LAYERS = {
    "厂界": (1, "PHANTOM", 70), "围墙": (7, "Continuous", 35), "道路": (8, "Continuous", 35), "道路中心线": (8, "CENTER", 13),
    "绿化": (92, "Continuous", 13), "乔木": (94, "Continuous", 9), "水池": (140, "Continuous", 25), "建筑物": (7, "Continuous", 50),
    "构筑物": (252, "Continuous", 25), "装置区": (30, "DASHED", 35), "储罐": (4, "Continuous", 35), "防火堤": (34, "Continuous", 35),
    "堆场": (43, "Continuous", 18), "停车场": (253, "Continuous", 18), "设备": (6, "Continuous", 18), "管廊": (200, "Continuous", 25),
    "管线": (210, "Continuous", 13), "铁路": (250, "Continuous", 25), "大门": (1, "Continuous", 50), "消防设施": (10, "Continuous", 18),
    "文字": (7, "Continuous", 18), "道路名称": (8, "Continuous", 18), "设备位号": (6, "Continuous", 9), "标高": (3, "Continuous", 9),
    "挡墙护坡": (32, "Continuous", 18), "坐标网": (9, "Continuous", 9), "车辆": (9, "Continuous", 9),
}
BULGE = tan(pi / 8)                         # a quarter circle


def new_document():
    ezdxf.options.write_fixed_meta_data_for_testing = True
    doc = ezdxf.new("R2010", setup=False)
    doc.encoding = "gbk"
    doc.header["$INSUNITS"], doc.header["$MEASUREMENT"], doc.header["$LTSCALE"] = 6, 1, 1.0
    doc.linetypes.add("CENTER", [32.0, 20.0, -4.0, 4.0, -4.0], description="Center ____ _ ____ _")
    doc.linetypes.add("DASHED", [9.0, 6.0, -3.0], description="Dashed __ __ __")
    doc.linetypes.add("PHANTOM", [30.0, 18.0, -3.0, 3.0, -3.0, 3.0, -3.0], description="Phantom ___ _ _ ___")
    doc.styles.add("HZ", font="simsun.ttf")
    doc.styles.add("工程字", font="gbeitc.shx").dxf.bigfont = "gbcbig.shx"
    for name in ("ACDBDICTIONARYWDFLT", "ACDBPLACEHOLDER", "LAYOUT"):     # else in the order of a set
        doc.classes.add_class(name)
    for name, (color, linetype, weight) in LAYERS.items():
        doc.layers.add(name, color=color, linetype=linetype, lineweight=weight)
    return doc


class Plan:
    """Draws in plant metres on a modelspace in EPSG:4543."""

    def __init__(self):
        self.doc = new_document()
        self.space = self.doc.modelspace()
        self.random = Random(20260420)
        blocks(self.doc)

    def line(self, layer, a, b, **dxf):
        self.space.add_line(plant.world(*a), plant.world(*b), {"layer": layer, **dxf})

    def polyline(self, layer, points, close=False, **dxf):
        """Points are (u, v) or (u, v, bulge)."""
        self.space.add_lwpolyline([(*plant.world(p[0], p[1]), round(p[2], 6) if len(p) > 2 else 0) for p in points],
                                  format="xyb", close=close, dxfattribs={"layer": layer, **dxf})

    def spline(self, layer, east_north):
        """With control points and knots, as CAD writes them: GDAL takes no spline of fit points alone."""
        curve = fit_points_to_cad_cv(east_north)
        item = self.space.add_spline(dxfattribs={"layer": layer})
        item.apply_construction_tool(curve)
        item.control_points = [(round(p[0], 4), round(p[1], 4), 0) for p in item.control_points]
        return curve

    def hatch(self, layer, outer, holes=(), pattern=None, color=256, scale=1.0, angle=0.0):
        item = self.space.add_hatch(color=color, dxfattribs={"layer": layer})
        if pattern:
            item.set_pattern_fill(pattern, scale=scale, angle=angle, color=color)
        for flags, ring in [(1, outer)] + [(16, h) for h in holes]:
            item.paths.add_polyline_path([(*plant.world(p[0], p[1]), p[2] if len(p) > 2 else 0) for p in ring], is_closed=True, flags=flags)

    def area(self, layer, ring, holes=(), pattern=None, **kw):
        self.polyline(layer, ring, close=True)
        for hole in holes:
            self.polyline(layer, hole, close=True)
        self.hatch(layer, ring, holes, pattern, **kw)

    def block(self, name, layer, at, scale=1.0, rotation=0.0, sy=None, tags=None):
        item = self.space.add_blockref(name, plant.world(*at), {
            "layer": layer, "xscale": scale, "yscale": scale if sy is None else sy, "zscale": scale, "rotation": round(rotation + TURN, 3)})
        for tag, text in (tags or {}).items():
            definition = self.doc.blocks.get(name).get_attdef(tag)
            x, y = definition.dxf.insert.x * scale, definition.dxf.insert.y * scale
            a = (rotation + TURN) * pi / 180
            east, north = plant.world(*at)
            item.add_attrib(tag, text, (round(east + x * cos(a) - y * sin(a), 3), round(north + x * sin(a) + y * cos(a), 3)),
                            {"layer": definition.dxf.layer, "height": definition.dxf.height * scale, "rotation": TURN, "style": "HZ"})

    def text(self, at, content, size, layer="文字", rotation=0.0, align=TextEntityAlignment.MIDDLE_CENTER, style="HZ"):
        self.space.add_text(content, height=size, rotation=round(rotation + TURN, 3), dxfattribs={"layer": layer, "style": style}).set_placement(
            plant.world(*at), align=align)

    def mtext(self, at, content, size, layer="文字", width=0.0):
        item = self.space.add_mtext(content, {"layer": layer, "style": "HZ", "char_height": size, "attachment_point": 5, "width": width})
        item.set_location(plant.world(*at), rotation=TURN)


def rectangle(r, radius=0.0):
    u0, v0, u1, v1 = r
    if not radius:
        return [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
    k = radius
    return [(u0 + k, v0), (u1 - k, v0, BULGE), (u1, v0 + k), (u1, v1 - k, BULGE), (u1 - k, v1), (u0 + k, v1, BULGE), (u0, v1 - k), (u0, v0 + k, BULGE)]


def inset(r, d):
    return (r[0] + d, r[1] + d, r[2] - d, r[3] - d)


def circle(u, v, r):
    return [(u - r, v, 1), (u + r, v, 1)]


def fillet(ring, radius_at):
    """Rounds the corners of a closed ring: (u, v, bulge) points; radius_at gives the radius of a corner."""
    out = []
    count = len(ring)
    for i, p in enumerate(ring):
        a, b = ring[i - 1], ring[(i + 1) % count]
        la, lb = hypot(a[0] - p[0], a[1] - p[1]), hypot(b[0] - p[0], b[1] - p[1])
        da, db = ((a[0] - p[0]) / la, (a[1] - p[1]) / la), ((b[0] - p[0]) / lb, (b[1] - p[1]) / lb)
        turn = atan2(-da[0] * db[1] + da[1] * db[0], -(da[0] * db[0] + da[1] * db[1]))
        r = radius_at(p)
        cut = r * abs(tan(turn / 2))
        if not r or abs(turn) < 1e-9 or cut > min(la, lb) * 0.499:
            out.append((*p, 0))
        else:
            out += [(p[0] + da[0] * cut, p[1] + da[1] * cut, tan(turn / 4)), (p[0] + db[0] * cut, p[1] + db[1] * cut, 0)]
    return out


# --- blocks --------------------------------------------------------------------------------------------------------
def blocks(doc):
    def make(name):
        return doc.blocks.new(name)

    def disc(b, layer, r, x=0.0, y=0.0, color=256):
        h = b.add_hatch(color=color, dxfattribs={"layer": layer})
        h.paths.add_polyline_path([(x - r, y, 1), (x + r, y, 1)], is_closed=True)

    b = make("TANK")                        # diameter 1
    disc(b, "储罐", 0.5)
    b.add_circle((0, 0), 0.5, {"layer": "储罐"})
    b.add_circle((0, 0), 0.04, {"layer": "储罐"})
    b.add_arc((0, 0), 0.545, 200, 290, dxfattribs={"layer": "储罐"})       # spiral stair
    b.add_line((-0.5, 0), (0.5, 0), {"layer": "储罐", "linetype": "CENTER", "ltscale": 0.02})
    b.add_line((0, -0.5), (0, 0.5), {"layer": "储罐", "linetype": "CENTER", "ltscale": 0.02})
    b.add_attdef("TAG", (-0.35, 0.12), dxfattribs={"layer": "文字", "height": 0.17, "style": "HZ"})

    b = make("SPHERE")
    disc(b, "储罐", 0.5)
    b.add_circle((0, 0), 0.5, {"layer": "储罐"})
    b.add_circle((0, 0), 0.36, {"layer": "储罐"})
    for i in range(10):
        b.add_circle((0.5 * cos(i * pi / 5), 0.5 * sin(i * pi / 5)), 0.03, {"layer": "储罐"})
    b.add_ellipse((0, 0), (0.5, 0), 0.3, dxfattribs={"layer": "储罐"})      # equator in perspective
    b.add_attdef("TAG", (-0.34, 0.2), dxfattribs={"layer": "文字", "height": 0.17, "style": "HZ"})

    b = make("COLUMN")                      # tower, diameter 1
    disc(b, "设备", 0.5)
    b.add_circle((0, 0), 0.5, {"layer": "设备"})
    b.add_circle((0, 0), 0.72, {"layer": "设备"})                          # platform
    b.add_line((-0.72, 0), (0.72, 0), {"layer": "设备"})
    b.add_line((0, -0.72), (0, 0.72), {"layer": "设备"})

    b = make("VESSEL")                      # lying, 4 × 1
    b.add_lwpolyline([(-1.5, -0.5, 0), (1.5, -0.5, 1), (1.5, 0.5, 0), (-1.5, 0.5, 1)], format="xyb", close=True, dxfattribs={"layer": "设备"})
    b.add_line((-1, -0.7), (-1, 0.7), {"layer": "设备"})
    b.add_line((1, -0.7), (1, 0.7), {"layer": "设备"})

    b = make("EXCHANGER")                   # 6 × 1
    b.add_lwpolyline([(-3, -0.5), (3, -0.5), (3, 0.5), (-3, 0.5)], close=True, dxfattribs={"layer": "设备"})
    b.add_line((-2.2, -0.6), (-2.2, 0.6), {"layer": "设备"})
    b.add_line((2.4, -0.6), (2.4, 0.6), {"layer": "设备"})

    b = make("PUMP")                        # 1 × 2.6
    b.add_circle((0, -0.5), 0.5, {"layer": "设备"})
    b.add_lwpolyline([(-0.35, 0.2), (0.35, 0.2), (0.35, 1.6), (-0.35, 1.6)], close=True, dxfattribs={"layer": "设备"})
    b.add_line((0, 0), (0, 0.2), {"layer": "设备"})

    b = make("COMPRESSOR")                  # 10 × 4
    b.add_lwpolyline([(-5, -1.2), (-1, -2), (-1, 2), (-5, 1.2)], close=True, dxfattribs={"layer": "设备"})
    b.add_lwpolyline([(0, -1.5), (4, -1.5), (4, 1.5), (0, 1.5)], close=True, dxfattribs={"layer": "设备"})
    b.add_line((-1, 0), (0, 0), {"layer": "设备"})
    b.add_lwpolyline([(-6, -3), (5, -3), (5, 3), (-6, 3)], close=True, dxfattribs={"layer": "设备", "linetype": "DASHED", "ltscale": 0.2})

    b = make("FAN")                         # cooling tower or air cooler cell, diameter 1
    b.add_circle((0, 0), 0.5, {"layer": "设备"})
    b.add_circle((0, 0), 0.08, {"layer": "设备"})
    for i in range(4):
        a = i * pi / 2
        b.add_ellipse((0.25 * cos(a), 0.25 * sin(a)), (0.22 * cos(a), 0.22 * sin(a)), 0.3, dxfattribs={"layer": "设备"})

    b = make("TRANSFORMER")
    b.add_circle((-0.6, 0), 1, {"layer": "设备"})
    b.add_circle((0.6, 0), 1, {"layer": "设备"})
    b.add_lwpolyline([(-2.4, -1.8), (2.4, -1.8), (2.4, 1.8), (-2.4, 1.8)], close=True, dxfattribs={"layer": "设备"})

    b = make("TREE")                        # crown diameter 1
    b.add_circle((0, 0), 0.5, {"layer": "乔木"})
    b.add_lwpolyline([(-0.35, 0), (0, 0.12), (0.35, 0), (0, -0.12)], close=True, dxfattribs={"layer": "乔木"})

    b = make("CONIFER")
    b.add_lwpolyline([(0.5 * (1 if i % 2 == 0 else 0.45) * cos(i * pi / 6), 0.5 * (1 if i % 2 == 0 else 0.45) * sin(i * pi / 6)) for i in range(12)],
                     close=True, dxfattribs={"layer": "乔木"})

    b = make("HYDRANT")
    disc(b, "消防设施", 0.6)
    b.add_circle((0, 0), 0.6, {"layer": "消防设施"})
    b.add_line((-1, 0), (1, 0), {"layer": "消防设施"})
    b.add_attdef("NO", (1.2, 0.4), dxfattribs={"layer": "设备位号", "height": 1.0, "style": "HZ"})

    b = make("MONITOR")                     # fire monitor
    b.add_lwpolyline([(0, 1.2), (-1, -0.6), (1, -0.6)], close=True, dxfattribs={"layer": "消防设施"})
    b.add_circle((0, 0), 0.3, {"layer": "消防设施"})

    b = make("WINDSOCK")
    b.add_line((0, 0), (0, 2), {"layer": "消防设施"})
    b.add_lwpolyline([(0, 2), (2.4, 1.7), (2.4, 1.3), (0, 1.0)], close=True, dxfattribs={"layer": "消防设施"})

    b = make("GATE")                        # sliding gate, 1 wide
    b.add_lwpolyline([(-0.5, -0.04), (0.5, -0.04), (0.5, 0.04), (-0.5, 0.04)], close=True, dxfattribs={"layer": "大门"})
    b.add_arc((-0.5, 0), 0.5, 0, 60, dxfattribs={"layer": "大门"})
    b.add_arc((0.5, 0), 0.5, 120, 180, dxfattribs={"layer": "大门"})
    for x in (-0.54, 0.54):
        b.add_lwpolyline([(x - 0.04, -0.06), (x + 0.04, -0.06), (x + 0.04, 0.06), (x - 0.04, 0.06)], close=True, dxfattribs={"layer": "大门"})

    b = make("TRUCK")                       # tank truck, 12 × 2.5
    b.add_lwpolyline([(-6, -1.25), (-3.6, -1.25), (-3.6, 1.25), (-6, 1.25)], close=True, dxfattribs={"layer": "车辆"})
    b.add_lwpolyline([(-3, -1.2, 0), (5, -1.2, 0.6), (5, 1.2, 0), (-3, 1.2, 0.6)], format="xyb", close=True, dxfattribs={"layer": "车辆"})

    b = make("CAR")                         # 4.6 × 1.8
    b.add_lwpolyline([(-2.3, -0.9), (2.3, -0.9), (2.3, 0.9), (-2.3, 0.9)], close=True, dxfattribs={"layer": "车辆"})
    b.add_line((0.8, -0.9), (0.8, 0.9), {"layer": "车辆"})

    b = make("WAGON")                       # rail tank wagon, 12 × 2.8
    b.add_lwpolyline([(-5.2, -1.4, 0), (5.2, -1.4, 0.5), (5.2, 1.4, 0), (-5.2, 1.4, 0.5)], format="xyb", close=True, dxfattribs={"layer": "车辆"})
    b.add_circle((0, 0), 0.6, {"layer": "车辆"})
    b.add_line((-6.2, 0), (6.2, 0), {"layer": "车辆"})

    b = make("FLARE")
    disc(b, "设备", 0.6)
    b.add_circle((0, 0), 0.6, {"layer": "设备"})
    for i in range(3):
        a = pi / 2 + i * 2 * pi / 3
        b.add_line((0, 0), (9 * cos(a), 9 * sin(a)), {"layer": "设备"})
        b.add_circle((9 * cos(a), 9 * sin(a)), 0.4, {"layer": "设备"})
    b.add_lwpolyline([(9 * cos(pi / 2 + i * 2 * pi / 3), 9 * sin(pi / 2 + i * 2 * pi / 3)) for i in range(3)], close=True, dxfattribs={"layer": "设备"})

    b = make("LEVEL")                       # spot height
    b.add_lwpolyline([(0, 0), (-0.8, 1.2), (0.8, 1.2)], close=True, dxfattribs={"layer": "标高"})
    b.add_attdef("H", (1.2, 0.2), dxfattribs={"layer": "标高", "height": 1.4, "style": "HZ"})

    b = make("CROSS")
    b.add_line((-4, 0), (4, 0), {"layer": "坐标网"})
    b.add_line((0, -4), (0, 4), {"layer": "坐标网"})


# --- site ----------------------------------------------------------------------------------------------------------
def road_surface():
    strips = []
    for _, axis, at, a, b, width in plant.ROADS:
        h = width / 2
        strips.append(box(a, at - h, b, at + h) if axis == "u" else box(at - h, a, at + h, b))
    return unary_union(strips).simplify(0)


def roads(plan):
    surface = road_surface()

    def radius(p):
        u, v = p
        if 1160 < u < 1190 and 0 < v < 40:
            return 60 if u > 1176 else 53                     # big bend inside the cut corner
        if (u < 28 or 1170 < u < 1182) and (v < 28 or 790 < v < 804):
            return 22 if (u < 22 or u > 1178) and (v < 22 or v > 800) else 15
        if u < -30 or u > 1230 or v > 895 or v < -40:
            return 0
        if 1000 < u < 1182 and 250 < v < 275:
            return 9
        return 12

    outer = fillet(list(surface.exterior.coords)[:-1], radius)
    holes = [fillet(list(h.coords)[:-1], radius) for h in surface.interiors]
    plan.area("道路", outer, holes, color=254)
    ring = [(42.5, 24), (1119.5, 24, BULGE), (1176, 80.5), (1176, 779.5, BULGE), (1157.5, 798), (42.5, 798, BULGE), (24, 779.5), (24, 42.5, BULGE)]
    plan.polyline("道路中心线", ring, close=True, linetype="CENTER")
    for name, axis, at, a, b, width in plant.ROADS:
        a, b = 24 if a == 20.5 else 1020 if a == 1015.5 else a, {1179.5: 1176, 802.5: 798, 190.5: 186, 1219: 1226}.get(b, b)
        pts = [(a, at), (b, at)] if axis == "u" else [(at, a), (at, b)]
        if not name.endswith("环路"):
            plan.line("道路中心线", *pts, linetype="CENTER")
        if name in ("装车通道",):
            continue
        rotation = 0 if axis == "u" else 90
        for share in ((0.08, 0.36, 0.64, 0.92) if b - a > 700 else (0.5,)):
            s = a + (b - a) * share
            for other in plant.ROADS:                         # step aside from a crossing
                if other[1] != axis and abs(other[2] - s) < 26:
                    s = other[2] + 34
            plan.text((s, at) if axis == "u" else (at, s), name, 4.5 if width >= 9 else 3.5, "道路名称", rotation)
    for u in (226, 428, 640, 852, 1020):                     # turning radii
        for v in (186, 338, 496, 652):
            plan.text((u + 12, v + 12), "R12", 1.8, "标高", 45)
            plan.block("LEVEL", "标高", (u, v), tags={"H": f"{1632.4 + (u - 600) * 0.002 - (v - 400) * 0.0015:.2f}"})
    return surface


def fence(plan):
    plan.polyline("厂界", [(p[0], p[1]) for p in offset_ring(plant.FENCE, 4)], close=True, linetype="PHANTOM", const_width=0.5)
    gaps = [((114, 0), (134, 0)), ((1200, 178), (1200, 194)), ((1200, 824), (1200, 858))]
    ring = plant.FENCE + plant.FENCE[:1]
    for a, b in zip(ring, ring[1:]):
        cuts = [g for g in gaps if (a[1] == b[1] == g[0][1] and a[1] == 0) or (a[0] == b[0] == g[0][0] == 1200)]
        pieces = LineString([a, b])
        for g in cuts:
            pieces = pieces.difference(LineString(g).buffer(0.001, cap_style="flat"))
        for piece in getattr(pieces, "geoms", [pieces]):
            posts(plan, list(piece.coords))
    # 二道门: the inner fence round the administration area
    for pts in ([(0, 180), (18, 180)], [(30, 180), (118, 180)], [(134, 180), (220, 180)], [(232, 180), (423, 180), (423, 29)], [(423, 19), (423, 0)]):
        posts(plan, pts)
    for at, width, rotation in [((124, 0), 14, 0), ((1200, 186), 14, 90), ((1200, 841), 30, 90), ((126, 180), 12, 0), ((226, 180), 10, 0), ((423, 24), 9, 90), ((24, 180), 10, 0)]:
        plan.block("GATE", "大门", at, width, rotation)
    for at, text, size in [((104, -8), "1#门（人流）", 4), ((1212, 214), "2#门", 3), ((1180, 872), "铁路大门", 3.5), ((104, 184), "二道门", 2.5), ((246, 182), "二道门", 2.5)]:
        plan.text(at, text, size, "文字")


def offset_ring(ring, d):
    return [(round(x, 3), round(y, 3)) for x, y in list(Polygon(ring).buffer(d, join_style="mitre").exterior.coords)[:-1]]


def posts(plan, pts):
    plan.polyline("围墙", pts, const_width=0.24)
    length = LineString(pts)
    step = 0.0
    while step <= length.length:
        p = length.interpolate(step)
        q = length.interpolate(min(step + 0.01, length.length))
        plan.line("围墙", (p.x - 0.5, p.y - 0.5), (p.x + 0.5, p.y + 0.5)) if q else None
        step += 20


def greens(plan, surface):
    # perimeter belt between fence and ring road, without the rail yard
    ring = Polygon(plant.FENCE).buffer(-1.5, join_style="mitre")
    inner = box(18, 18, 1182, 806).difference(box(1119.5, 18, 1182, 80.5).difference(Point(1119.5, 80.5).buffer(62.5, 32)))
    yard = box(60, 806, 1210, 868)
    gates = unary_union([box(112, -5, 154, 20), box(1178, 176, 1205, 216)])
    belt = ring.difference(inner).difference(yard).difference(gates).difference(surface.buffer(1.2))
    for part in sorted(getattr(belt, "geoms", [belt]), key=lambda g: g.bounds):
        if part.area > 60:
            plan.area("绿化", [p[:2] for p in list(part.exterior.coords)[:-1]], pattern="GRASS", scale=0.6, color=92)
    # kerb strips round each block
    for c, (u0, u1) in enumerate(plant.COLUMNS):
        for r, (v0, v1) in enumerate(plant.ROWS):
            rect = (u0 - 2.5, v0 - 2.5, u1 + 2.5, v1 + 2.5)
            if (c, r) == (0, 0):
                for part in ((u0 - 2.5, v0 - 2.5, 118.5, v1 + 2.5), (133.5, v0 - 2.5, u1 + 2.5, v1 + 2.5)):
                    strip(plan, part)
            elif (c, r) == (5, 1):
                strip(plan, (u0 - 2.5, v0 - 2.5, u1 + 2.5, 232)), strip(plan, (u0 - 2.5, 292, u1 + 2.5, v1 + 2.5))
            elif (c, r) == (5, 0):
                outer = [(1034.5, 28.5), (1119.5, 28.5, BULGE), (1171.5, 80.5), (1171.5, 171.5, BULGE), (1162.5, 180.5), (1034.5, 180.5, BULGE), (1025.5, 171.5), (1025.5, 37.5, BULGE)]
                hole = [(1034.5, 31.5), (1119.5, 31.5, BULGE), (1168.5, 80.5), (1168.5, 171.5, BULGE), (1162.5, 177.5), (1034.5, 177.5, BULGE), (1028.5, 171.5), (1028.5, 37.5, BULGE)]
                plan.area("绿化", outer, [hole], pattern="GRASS", scale=0.6, color=92)
            else:
                strip(plan, rect)
    # lawns
    for r in [(40, 34, 110, 40), (140, 84, 212, 98), (240, 36, 320, 52), (284, 62, 318, 122), (330, 36, 392, 58),
              (242, 200, 326, 232), (242, 310, 326, 325), (36, 332 - 6, 118, 329), (1034, 34, 1090, 72), (1034, 236 - 40, 1160, 203),
              (1070, 296, 1160, 328), (740, 350, 752, 412), (130, 398, 212, 412), (36, 350, 106, 364), (36, 454, 106, 482), (176, 424, 212, 482)]:
        plan.area("绿化", rectangle(r, 2), pattern="GRASS", scale=0.6, color=92)


def strip(plan, rect):
    plan.area("绿化", rectangle(rect, 9), [rectangle(inset(rect, 3.0), 6)], pattern="GRASS", scale=0.6, color=92)


def trees(plan, taken):
    """Street trees on kerb strips and in the belt; none in process blocks' inner area."""
    spots = []
    for c, (u0, u1) in enumerate(plant.COLUMNS):
        for r, (v0, v1) in enumerate(plant.ROWS):
            low, step = (r < 2 or c == 0), 13
            ring = LineString([(u0 - 1, v0 - 1), (u1 + 1, v0 - 1), (u1 + 1, v1 + 1), (u0 - 1, v1 + 1), (u0 - 1, v0 - 1)])
            if (c, r) == (5, 0):
                ring = LineString([(1027, 178), (1027, 30), (1119.5, 30), (1145, 36.7), (1163.3, 55), (1170, 80.5), (1170, 178)])
            n = int(ring.length // (step if low else 2 * step))
            for i in range(n):
                p = ring.interpolate((i + 0.5) * ring.length / n)
                spots.append((p.x, p.y, "TREE" if low else "CONIFER", 4.2 if low else 2.4))
    belt = LineString([(9, 30), (9, 800)]), LineString([(60, 882), (1180, 882)]), LineString([(1190, 230), (1190, 800)]), LineString([(160, 9), (1120, 9)]), LineString([(20, 9), (100, 9)]), LineString([(60, 874), (1180, 874)])
    for path in belt:
        for i in range(int(path.length // 11)):
            p = path.interpolate(5 + i * 11)
            spots.append((p.x, p.y, "TREE", 5.0))
    for r in [(242, 200, 326, 232), (284, 62, 318, 122), (140, 84, 212, 98), (1070, 296, 1160, 328), (36, 454, 106, 482)]:
        for u in range(int(r[0]) + 5, int(r[2]) - 2, 11):
            for v in range(int(r[1]) + 5, int(r[3]) - 3, 11):
                spots.append((u, v, "TREE", 5.5))
    for u, v, name, size in spots:
        if taken.intersects(Point(u, v).buffer(size / 2)):
            continue
        k = plan.random
        plan.block(name, "乔木", (round(u + k.uniform(-0.4, 0.4), 2), round(v + k.uniform(-0.4, 0.4), 2)), round(size * k.uniform(0.85, 1.15), 2), k.randrange(0, 360, 15))


# --- things --------------------------------------------------------------------------------------------------------
def building(plan, name, r, floors, roof):
    u0, v0, u1, v1 = r
    small = (u1 - u0) * (v1 - v0) < 260
    plan.area("建筑物", rectangle(r), color=254)
    if roof == "gable":
        if u1 - u0 >= v1 - v0:
            plan.line("建筑物", (u0, (v0 + v1) / 2), (u1, (v0 + v1) / 2), linetype="DASHED")
        else:
            plan.line("建筑物", ((u0 + u1) / 2, v0), ((u0 + u1) / 2, v1), linetype="DASHED")
    if roof == "blast":
        plan.polyline("建筑物", rectangle(inset(r, 0.8)), close=True)
    if roof == "shed":
        for s in (0.25, 0.5, 0.75):
            plan.line("建筑物", (u0 + (u1 - u0) * s, v0), (u0 + (u1 - u0) * s, v1), linetype="DASHED")
    if not small:
        n = max(2, round((u1 - u0) / 12))
        for i in range(n + 1):                                # columns of the long walls
            u = u0 + (u1 - u0) * i / n
            for v in (v0, v1):
                plan.polyline("建筑物", rectangle((u - 0.35, v - 0.35, u + 0.35, v + 0.35)), close=True)
        door = (u0 + u1) / 2 - 2
        plan.line("建筑物", (door, v0), (door, v0 - 1.5))
        plan.line("建筑物", (door + 4, v0), (door + 4, v0 - 1.5))
        plan.line("建筑物", (door, v0 - 1.5), (door + 4, v0 - 1.5))
    size = 1.8 if small else (2.6 if u1 - u0 < 45 else 3.2)
    size = min(size, (u1 - u0) / max(1, len(name)) * 1.15, (v1 - v0) * 0.4)
    plan.mtext(((u0 + u1) / 2, (v0 + v1) / 2), "{\\fSimSun|b0|i0|c134|p2;%s}" % name, round(max(size, 1.0), 2), width=0)
    if not small:
        plan.text((u1 - 2.5, v1 - 2), f"{floors}F", 1.8, "设备位号")


def tanks(plan):
    for tag, name, u, v, d in plant.TANKS:
        plan.block(name, "储罐", (u, v), d, tags={"TAG": tag})
        if d >= 8:
            plan.text((u, v - d * 0.2), f"%%c{d:g}m", round(d * 0.1, 2), "设备位号")
    for u in (472, 534, 596):                                 # tank piping on sleepers
        plan.polyline("管线", [(u + 4, 704), (u + 4, 680.5), (600, 680.5), (484, 680.5), (484, 675)])
        plan.line("管线", (u + 4, 752), (u + 4, 722))
    for u in (687, 749, 812):
        plan.polyline("管线", [(u + 10, 751 if u < 800 else 735), (u + 10, 681), (712, 681), (712, 674)])
        for v in ((759, 711) if u < 800 else (735,)):
            plan.line("管线", (u + 7.9, v), (u + 10, v))


def dikes(plan):
    for r, walls in plant.DIKES:
        plan.area("防火堤", rectangle(r), [rectangle(inset(r, 0.6))], color=34)
        for u0, v0, u1, v1 in walls:
            if u0 == u1:
                plan.area("防火堤", rectangle((u0 - 0.2, v0 + 0.6, u0 + 0.2, v1 - 0.6)), color=34)
            else:
                plan.area("防火堤", rectangle((u0 + 0.6, v0 - 0.2, u1 - 0.6, v0 + 0.2)), color=34)
        mid = ((r[0] + r[2]) / 2, r[1])
        for k in range(6):                                    # steps over the dike
            plan.line("防火堤", (mid[0] - 3 + k * 0.5, mid[1] - 1.5), (mid[0] - 3 + k * 0.5, mid[1] + 2))


def ponds(plan):
    for name, r, radius in plant.PONDS:
        plan.area("水池", rectangle(r, radius), color=150, pattern="DASH", scale=0.8)
        plan.polyline("水池", rectangle(inset(r, -0.8), radius), close=True)
        plan.text(((r[0] + r[2]) / 2, (r[1] + r[3]) / 2), name, 3 if r[2] - r[0] > 40 else 1.8)
    # ornamental lake in front of the offices: spline; fountain: ellipse
    c = (76, 82)
    shore = [plant.world(c[0] + x, c[1] + y) for x, y in [(-22, 0), (-16, 8), (-4, 7), (6, 11), (19, 7), (23, -2), (12, -9), (0, -7), (-12, -10)]]
    curve = plan.spline("水池", shore + shore[:1])
    water = plan.space.add_hatch(color=150, dxfattribs={"layer": "水池"})
    water.paths.add_polyline_path([(round(p.x, 3), round(p.y, 3)) for p in curve.flattening(0.05)][:-1], is_closed=True)
    a = TURN * pi / 180
    plan.space.add_ellipse(plant.world(76, 82), (5 * cos(a), 5 * sin(a)), 0.5, dxfattribs={"layer": "水池"})
    plan.text((76, 77), "景观池", 1.8)


def rack(plan, pieces):
    for r in pieces:
        u0, v0, u1, v1 = r
        along = u1 - u0 >= v1 - v0
        plan.area("管廊", rectangle(r), color=253, pattern="ANSI31", scale=2)
        length = u1 - u0 if along else v1 - v0
        n = max(1, round(length / 6))
        for i in range(n + 1):
            s = (u0 if along else v0) + length * i / n
            a, b = ((s, v0), (s, v1)) if along else ((u0, s), (u1, s))
            plan.line("管廊", a, b)
        width = v1 - v0 if along else u1 - u0
        for k in range(1, 5):
            t = (v0 if along else u0) + width * k / 5
            plan.line("管线", *(((u0, t), (u1, t)) if along else ((t, v0), (t, v1))))


def pipes(plan):
    for pts in [
        [(656, 720), (662, 720)], [(652, 668), (700, 668)], [(724, 668), (839, 668), (839, 686)], [(652, 676), (640 + 8, 676), (600, 676), (498, 676), (498, 668)],
        [(652, 806), (652, 812)], [(300, 512), (300, 540)], [(270, 512), (270, 540)], [(334, 504), (334, 470)], [(338, 504), (338, 470)], [(880, 512), (880, 534)],
        [(970, 512), (970, 536)], [(1054, 504), (1054, 482)], [(1076, 504), (1076, 482)], [(1130, 504), (1130, 462)], [(480, 504), (480, 476)], [(580, 504), (580, 478)],
        [(1012, 508), (1020, 508)], [(1064, 376), (1064, 300), (1064, 290)], [(1136, 376), (1136, 300), (1136, 290)], [(700, 504), (700, 480)], [(790, 504), (790, 480)],
        [(1140, 512), (1140, 660), (1110, 660), (1110, 725)], [(1055, 684), (1055, 700), (1108, 722)], [(126, 512), (126, 560)], [(190, 512), (190, 524)], [(60, 504), (60, 446)],
        [(530, 812), (530, 829)], [(750, 812), (750, 829)], [(60, 345), (60, 331)], [(652, 345), (652, 331), (700, 331), (700, 264)],
    ]:
        plan.polyline("管线", pts, const_width=0.3)


def row(plan, kind, a, b, n, size, tag="", start=1, rotation=0.0, label=True):
    for i in range(n):
        t = i / (n - 1) if n > 1 else 0.5
        at = (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
        plan.block(kind, "设备", at, size, rotation)
        if tag and label:
            plan.text((at[0], at[1] - (size * 0.5 + 2.2 if kind == "COLUMN" else size * 1.6 + 1)), f"{tag}-{start + i}", 1.2, "设备位号")


def frame(plan, r, bay=6.0, hatch=True):
    """A steel or concrete frame: outline, axes, columns."""
    u0, v0, u1, v1 = r
    plan.area("构筑物", rectangle(r), color=253, pattern="ANSI37" if hatch else None, scale=3)
    nu, nv = max(1, round((u1 - u0) / bay)), max(1, round((v1 - v0) / bay))
    for i in range(nu + 1):
        plan.line("构筑物", (u0 + (u1 - u0) * i / nu, v0), (u0 + (u1 - u0) * i / nu, v1))
    for j in range(nv + 1):
        plan.line("构筑物", (u0, v0 + (v1 - v0) * j / nv), (u1, v0 + (v1 - v0) * j / nv))


def process_areas(plan):
    for r, name in [((236, 514, 310, 643), "气化装置"), ((437, 514, 520, 643), "变换装置"), ((524, 582, 630, 643), "低温甲醇洗"), ((524, 514, 630, 578), "丙烯制冷"),
                    ((658, 420, 746, 486), "液氮洗"), ((750, 420, 843, 486), "氢回收（停用）"), ((1030, 514, 1167, 643), "硫磺回收及制酸"), ((658, 514, 750, 643), "压缩及冰机"),
                    ((754, 514, 843, 643), "氨合成"), ((861, 514, 930, 578), "蒸发造粒"), ((934, 514, 1010, 643), "尿素高压圈"), ((861, 582, 930, 643), "二氧化碳压缩"),
                    ((437, 414, 534, 486), "甲醇合成"), ((538, 414, 630, 486), "甲醇精馏"), ((437, 347, 544, 410), "压缩脱砷（胂）"), ((236, 347, 364, 486), "空分装置"),
                    ((314, 514, 419, 580), "渣水处理"), ((33, 514, 88, 643), "脱硫脱硝"), ((1030, 661, 1167, 788), "火炬区")]:
        plan.area("装置区", rectangle(r), color=30, pattern="DOTS", scale=2)
        plan.text((r[0] + 2, r[3] - 2.6), name, 2.0, "文字", align=TextEntityAlignment.LEFT)


def equipment(plan):
    R = lambda *a, **k: row(plan, *a, **k)
    # gasification: three gasifiers in the frame, scrubbers, slurry feed, pumps at the rack
    frame(plan, (244, 552, 304, 628))
    R("COLUMN", (256, 606), (292, 606), 3, 4.6, "R50", 1), R("COLUMN", (256, 578), (292, 578), 3, 3.4, "T50", 1), R("VESSEL", (256, 564), (292, 564), 3, 2.4, "V50", 1)
    R("PUMP", (246, 522), (302, 522), 10, 1.6, "P5", 10), R("EXCHANGER", (252, 536), (296, 536), 3, 2.0, "E50", 1)
    R("COMPRESSOR", (336, 614), (362, 614), 2, 1.6, "M50", 1)
    # slag water
    frame(plan, (366, 522, 386, 544), 5), R("PUMP", (392, 524), (416, 524), 6, 1.3, "P53", 1), R("VESSEL", (374, 530), (374, 538), 2, 1.6, "V53", 1)
    # shift: three reactors, exchangers, separators
    R("COLUMN", (450, 612), (506, 612), 3, 4.8, "R60", 1), frame(plan, (446, 566, 510, 590)), R("EXCHANGER", (456, 572), (500, 572), 3, 2.0, "E60", 1)
    R("EXCHANGER", (456, 584), (500, 584), 3, 2.0, "E60", 4), R("COLUMN", (450, 550), (506, 550), 5, 2.6, "V60", 1), R("PUMP", (446, 522), (510, 522), 9, 1.5, "P60", 1)
    R("COLUMN", (466, 632), (490, 632), 2, 2.6, "T60", 1), R("FAN", (446, 536), (510, 536), 12, 4.4)
    # rectisol: row of six towers, cold frame, pumps
    R("COLUMN", (534, 628), (622, 628), 6, 3.6, "T61", 1), frame(plan, (530, 598, 624, 614)), R("EXCHANGER", (540, 602), (614, 602), 5, 1.8, "E61", 1)
    R("EXCHANGER", (540, 610), (614, 610), 5, 1.8, "E61", 6), R("PUMP", (530, 588), (624, 588), 13, 1.4, "P61", 1)
    R("COMPRESSOR", (556, 550), (586, 550), 2, 1.6, "C61", 1), R("VESSEL", (616, 536), (616, 566), 3, 3.0, "V61", 1, 90), R("FAN", (530, 522), (624, 522), 12, 5.6)
    # liquid nitrogen wash
    frame(plan, (664, 446, 684, 468), 5), R("COLUMN", (696, 462), (712, 462), 2, 3.4, "R62", 1), R("EXCHANGER", (700, 436), (736, 436), 2, 2.0, "E62", 1), R("COLUMN", (728, 462), (740, 462), 2, 2.4, "V62", 1)
    R("PUMP", (664, 428), (740, 428), 7, 1.3, "P62", 1)
    R("COLUMN", (828, 470), (828, 440), 3, 2.2, "V63", 1), R("VESSEL", (768, 430), (812, 430), 4, 2.0, "M63", 1)
    # sulphur and acid
    R("VESSEL", (1044, 626), (1080, 626), 2, 4.0, "F64", 1), R("COLUMN", (1040, 600), (1088, 600), 4, 3.2, "R64", 1), R("EXCHANGER", (1044, 580), (1084, 580), 2, 2.2, "E64", 1)
    frame(plan, (1036, 536, 1088, 560)), R("COLUMN", (1110, 620), (1156, 620), 3, 4.4, "T65", 1), R("EXCHANGER", (1114, 596), (1154, 596), 2, 2.4, "E65", 1), R("COLUMN", (1114, 570), (1154, 570), 3, 3.4, "R65", 1)
    R("PUMP", (1036, 522), (1124, 522), 12, 1.4, "P65", 1), R("COLUMN", (1154, 548), (1154, 548), 1, 3.0, "尾气烟囱", 1)
    # synthesis gas compressors, converter, refrigerating
    R("COMPRESSOR", (682, 613), (722, 613), 2, 2.0, "C70", 1)
    R("COLUMN", (772, 626), (772, 626), 1, 4.2, "R70", 1), R("COLUMN", (790, 626), (808, 626), 2, 3.2, "E70", 1), frame(plan, (762, 560, 806, 612)), R("EXCHANGER", (784, 572), (784, 602), 4, 2.2, "E70", 3)
    R("COLUMN", (822, 584), (836, 584), 2, 2.8, "V70", 1), R("COLUMN", (762, 546), (836, 546), 6, 2.8, "V70", 3), R("PUMP", (762, 524), (836, 524), 9, 1.5, "P70", 1), R("FAN", (764, 535), (836, 535), 10, 5.2)
    plan.area("设备", rectangle((822, 603, 833, 615)), color=6), plan.text((827.5, 609), "F-701", 1.5, "设备位号")
    R("COMPRESSOR", (682, 550), (706, 550), 2, 1.5, "C71", 1), R("VESSEL", (732, 530), (732, 566), 4, 2.6, "V71", 1, 90), R("FAN", (662, 522), (742, 522), 12, 6)
    # urea
    R("COMPRESSOR", (880, 612), (908, 612), 2, 1.6, "C80", 1), frame(plan, (940, 590, 1002, 636)), R("COLUMN", (954, 616), (988, 616), 3, 4.2, "R80", 1), R("EXCHANGER", (954, 600), (988, 600), 2, 2.4, "E80", 1)
    R("COLUMN", (980, 560), (1004, 560), 3, 2.8, "T80", 1), R("EXCHANGER", (950, 552), (950, 568), 3, 2.2, "E80", 5), R("PUMP", (980, 526), (1004, 526), 5, 1.5, "P80", 1)
    plan.area("构筑物", circle(884, 546, 11), color=253), plan.polyline("构筑物", circle(884, 546, 12.2), close=True), plan.text((884, 546), "造粒塔", 2.4)
    frame(plan, (902, 530, 926, 572), 6), R("EXCHANGER", (914, 540), (914, 562), 3, 2.0, "E81", 1)
    # methanol
    R("COLUMN", (450, 468), (480, 468), 2, 4.0, "R90", 1), frame(plan, (446, 430, 494, 452)), R("EXCHANGER", (456, 436), (484, 436), 2, 2.0, "E90", 1), R("COLUMN", (504, 468), (526, 468), 3, 2.6, "V90", 1), R("PUMP", (500, 426), (528, 426), 5, 1.4, "P90", 1)
    R("COLUMN", (550, 470), (616, 470), 4, 3.6, "T91", 1), frame(plan, (548, 436, 622, 452)), R("EXCHANGER", (558, 440), (612, 440), 4, 1.8, "E91", 1), R("EXCHANGER", (558, 448), (612, 448), 4, 1.8, "E91", 5), R("PUMP", (548, 424), (620, 424), 10, 1.4, "P91", 1)
    R("COMPRESSOR", (464, 368), (464, 368), 1, 1.6, "C90", 1), R("COLUMN", (510, 392), (534, 392), 3, 3.0, "R91", 1), R("COLUMN", (510, 368), (534, 368), 3, 2.4, "V91", 1), R("PUMP", (556, 352), (616, 352), 7, 1.3, "P92", 1)
    # air separation
    frame(plan, (308, 440, 326, 458), 6), frame(plan, (338, 440, 356, 458), 6), R("COLUMN", (312, 420), (352, 420), 4, 4.2, "R40", 1), R("EXCHANGER", (318, 400), (346, 400), 2, 2.2, "E40", 1), R("COLUMN", (316, 374), (346, 374), 2, 5.0, "T40", 1)
    R("COMPRESSOR", (268, 414), (268, 450), 2, 2.2, "C40", 1, 90), plan.area("构筑物", rectangle((244, 374, 268, 386)), color=253), plan.text((256, 380), "空气过滤器", 1.6)
    R("PUMP", (374, 370), (412, 370), 5, 1.2, "P40", 1), R("FAN", (374, 380), (412, 380), 5, 4)
    # boiler island
    R("COLUMN", (52, 556), (74, 556), 2, 9.0, "T36", 1), R("COLUMN", (62, 598), (62, 598), 1, 6.0, "烟囱", 1)
    for v in (612, 626): frame(plan, (40, v - 5, 58, v + 5), 6), plan.text((49, v), "电袋除尘", 1.5)
    R("FAN", (68, 614), (82, 614), 2, 4), R("VESSEL", (46, 580), (76, 580), 2, 2.0, "V36", 1)
    for u in (104, 125, 146): plan.polyline("设备", rectangle((u - 7, 576, u + 7, 610)), close=True), plan.text((u, 602), f"B-30{(u - 83) // 21}", 2, "设备位号")
    R("COMPRESSOR", (188, 600), (188, 624), 2, 1.8, "G30", 1, 90), R("PUMP", (172, 534), (204, 534), 6, 1.6, "P30", 1), R("VESSEL", (188, 554), (188, 566), 2, 3.0, "D30", 1)
    frame(plan, (96, 530, 140, 552), 8), plan.text((118, 541), "煤仓间", 2.2)
    # utilities
    R("COMPRESSOR", (56, 433), (88, 433), 3, 1.2, "C30", 1), R("COLUMN", (46, 404), (98, 404), 5, 3.2, "V31", 1), R("VESSEL", (186, 450), (186, 466), 3, 2.4, "E31", 1), R("FAN", (124, 430), (166, 430), 6, 5.5)
    R("TRANSFORMER", (352, 256), (400, 256), 3, 2.0, "T1", 1), frame(plan, (342, 228, 410, 244), 8, False), R("TRANSFORMER", (676, 398), (716, 398), 3, 1.2), R("TRANSFORMER", (138, 356), (180, 356), 3, 1.0)
    for i in range(7):                                        # cooling tower: seven cells
        u = 664 + i * 18
        plan.area("构筑物", rectangle((u, 288, u + 18, 312)), color=253), plan.block("FAN", "设备", (u + 9, 300), 10)
    plan.polyline("水池", rectangle((662, 286, 792, 314)), close=True), plan.text((727, 318.5), "冷却塔", 2.6)
    R("PUMP", (674, 254), (750, 254), 8, 1.8, "P13", 1), R("COLUMN", (810, 262), (834, 262), 3, 5.0, "F13", 1), R("VESSEL", (806, 217), (824, 217), 3, 1.0, "", 1)
    R("PUMP", (66, 260), (86, 260), 4, 1.6, "P14", 1), R("COLUMN", (140, 226), (180, 226), 5, 2.6), R("PUMP", (136, 276), (176, 276), 6, 1.2, "P16", 1)
    for u in (458, 482, 506): plan.line("水池", (u, 232), (u, 274)), plan.line("水池", (u + 12, 230), (u + 12, 270))
    R("FAN", (546, 304), (572, 304), 2, 11), R("COLUMN", (546, 262), (570, 262), 2, 9), R("PUMP", (542, 240), (570, 240), 5, 1.2, "P17", 1)
    # pumps of the tank farms
    R("PUMP", (704, 668), (720, 668), 4, 1.5, "P10", 1), R("PUMP", (474, 668), (494, 668), 4, 1.5, "P11", 1), R("PUMP", (1037, 382), (1055, 382), 4, 1.2, "P12", 1)
    # flare
    plan.block("FLARE", "设备", (1112, 732), 2.4), plan.text((1112, 752), "FL-1401 高架火炬 H=90m", 2.6)
    plan.space.add_circle(plant.world(1112, 732), 40, {"layer": "围墙", "linetype": "DASHED"})
    R("VESSEL", (1048, 675), (1062, 675), 2, 2.4, "V14", 1, 90)
    # acid and diesel pads, truck loading
    for r in ((1028, 346, 1095, 370), (1100, 374, 1167, 418)): plan.polyline("堆场", rectangle(inset(r, 2)), close=True)
    for u in (1050, 1076, 1118, 1146): plan.block("TRUCK", "车辆", (u, 358), 1)
    for u0, u1 in ((1034, 1094), (1106, 1166)):
        for v0, v1 in ((234, 254), (270, 290)):
            plan.area("构筑物", rectangle((u0 + 2, v0 + 2, u1 - 2, v1 - 2)), color=253)
            for k in range(4):
                u = u0 + 9 + k * 14
                plan.line("构筑物", (u - 5, v0 + 2), (u - 5, v1 - 2)), plan.block("TRUCK", "车辆", (u, (v0 + v1) / 2), 1, 90), plan.block("COLUMN", "设备", (u + 4.6, (v0 + v1) / 2), 1.0)
    plan.text((1064, 294), "甲醇装车", 2.4), plan.text((1136, 294), "液氨装车", 2.4)


def inner_racks(plan):
    """Secondary racks inside the process units, from the main rack upward or downward."""
    for r in [(306.5, 512, 310, 640), (514, 512, 518, 640), (525, 580, 528, 640), (808, 512, 812, 640), (1091, 512, 1096, 640), (934, 512, 938, 588), (926, 582, 929, 640),
              (531, 416, 535, 486), (742, 420, 746, 486), (88, 512, 90, 640), (359, 347, 363, 486)]:
        u0, v0, u1, v1 = r
        plan.polyline("管廊", rectangle(r), close=True)
        n = round((v1 - v0) / 6)
        for i in range(1, n):
            plan.line("管廊", (u0, v0 + (v1 - v0) * i / n), (u1, v0 + (v1 - v0) * i / n))
        for k in (1, 2):
            plan.line("管线", (u0 + (u1 - u0) * k / 3, v0), (u0 + (u1 - u0) * k / 3, v1))


def walkways(plan):
    """Platforms between spheres and tanks, stair towers, spray and foam piping."""
    for u in (687, 749):
        plan.area("构筑物", rectangle((u - 1, 719, u + 1, 751)), color=253)
        plan.polyline("构筑物", rectangle((u - 3, 732, u + 3, 738)), close=True)
    plan.area("构筑物", rectangle((687 + 1, 734, 749 - 1, 736)), color=253)
    plan.area("构筑物", rectangle((749 + 1, 734, 804, 736)), color=253)
    for tag, _, u, v, d in plant.TANKS:
        if tag.startswith("T-1"):
            plan.space.add_circle(plant.world(u, v), round(d / 2 + 1.6, 3), {"layer": "消防设施", "linetype": "DASHED"})
        if tag.startswith("T-20"):
            plan.polyline("消防设施", [(u, v + d / 2), (u, 786.2 if v > 740 else 686.4)], linetype="DASHED")
    plan.polyline("消防设施", [(598, 674), (598, 678.5), (630, 678.5), (630, 786.2), (472, 786.2)], linetype="DASHED")
    plan.polyline("消防设施", [(630, 686.4), (472, 686.4)], linetype="DASHED")


def slopes(plan):
    """Retaining wall and cut slope behind the rail yard, downhill ticks long and short."""
    for a, b in (((70, 868), (1196, 868)),):
        plan.line("挡墙护坡", a, b)
        for i in range(int((b[0] - a[0]) // 6)):
            u = a[0] + 3 + i * 6
            plan.line("挡墙护坡", (u, a[1]), (u, a[1] + (4 if i % 2 else 2)))


def yards(plan):
    # coal shed, conveyors, slag yard, car parks, second phase
    plan.area("构筑物", rectangle((42, 672, 140, 780)), color=253, pattern="ANSI31", scale=4)
    for i in range(1, 9): plan.line("构筑物", (42, 672 + i * 12), (140, 672 + i * 12))
    plan.line("构筑物", (91, 672), (91, 780), linetype="CENTER"), plan.text((91, 728), "原料煤棚（封闭网架）", 4)
    for u0, v0, u1, v1 in [(218, 669, 340, 675), (334, 645, 340, 669), (152, 645, 158, 659), (180, 790, 186, 818)]:
        plan.area("构筑物", rectangle((u0, v0 + 1, u1, v1 - 1) if u1 - u0 > v1 - v0 else (u0 + 1, v0, u1 - 1, v1)), color=253)
        plan.line("构筑物", *(((u0, (v0 + v1) / 2), (u1, (v0 + v1) / 2)) if u1 - u0 > v1 - v0 else (((u0 + u1) / 2, v0), ((u0 + u1) / 2, v1))), linetype="CENTER")
    plan.text((280, 678), "输煤栈桥", 2.2), plan.text((165, 480), "余热㶲回收站", 2.6)
    for r, name in [((308, 694, 386, 780), "粗渣堆场"), ((242, 694, 300, 750), "细渣周转场")]:
        plan.area("堆场", rectangle(r), color=43, pattern="AR-CONC", scale=0.3), plan.text(((r[0] + r[2]) / 2, (r[1] + r[3]) / 2), name, 3)
    for v, n in ((106, 11), (46, 11), (60, 11)):
        v0 = v - 3 if v > 90 else v - 2
        for i in range(n + 1): plan.line("停车场", (38 + i * 6.6, v0), (38 + i * 6.6, v0 + 5.5))
        for i in range(n):
            if plan.random.random() < 0.6: plan.block("CAR", "车辆", (41.3 + i * 6.6, v0 + 2.8), 1, 90)
        plan.line("停车场", (38, v0), (38 + n * 6.6, v0))
    plan.area("停车场", rectangle((37, 42, 112, 68)), color=253, pattern="ANSI31", scale=6), plan.text((74, 55), "停车场", 2.6)
    plan.area("停车场", [(1033, 84), (1146, 84), (1163, 101), (1163, 156), (1033, 156)], color=253, pattern="ANSI31", scale=6)
    for i in range(9):
        for v in (92, 128):
            u = 1042 + i * 12
            plan.line("停车场", (u - 4, v), (u - 4, v + 20))
            if plan.random.random() < 0.7: plan.block("TRUCK", "车辆", (u + 2, v + 10), 1, 90)
    plan.area("堆场", rectangle((866, 666, 1006, 784)), color=252, pattern="ANSI31", scale=10, angle=90)
    for r in [(880, 682, 930, 712), (944, 682, 994, 712), (880, 734, 994, 768)]: plan.polyline("堆场", rectangle(r), close=True, linetype="DASHED")
    plan.text((936, 724), "二期预留装置区", 5)
    for r, name in [((330, 88, 394, 102), "训练场"), ((1036, 40, 1086, 66), "临时停车")]:
        plan.area("停车场", rectangle(r), color=253), plan.text(((r[0] + r[2]) / 2, (r[1] + r[3]) / 2), name, 2)
    plan.area("停车场", rectangle((338, 130, 410, 144)), color=253), plan.text((374, 137), "消防车前坪", 2)
    # weighbridge on the road at the second gate
    for v in (183.5, 188.5): plan.polyline("构筑物", rectangle((1150, v - 1.6, 1168, v + 1.6)), close=True)


def railway(plan):
    """Three tracks with a lead from the east; sleepers every 4 m; turnouts drawn as arcs and a spline."""
    gauge = 1.435 / 2

    def track(points):
        path = LineString(points)
        for side in (-gauge, gauge):
            rail = path.offset_curve(side)
            plan.polyline("铁路", [(round(x, 3), round(y, 3)) for x, y in rail.coords])
        for i in range(int(path.length // 4)):
            p, q = path.interpolate(i * 4 + 2), path.interpolate(i * 4 + 2.1)
            du, dv = (q.x - p.x) / 0.1, (q.y - p.y) / 0.1
            plan.line("铁路", (p.x - dv * 1.25, p.y + du * 1.25), (p.x + dv * 1.25, p.y - du * 1.25))

    def sweep(u0, v0, u1, v1, n=10):
        return [(u0 + (u1 - u0) * i / n, v0 + (v1 - v0) * (1 - cos(pi * i / n)) / 2) for i in range(n + 1)]

    track([(130, 854), (1040, 854)] + sweep(1040, 854, 1110, 841)[1:] + [(1212, 841)])
    track([(200, 841.5)] + [(1000, 841.5), (1100, 841.2)])
    track([(420, 824.5), (960, 824.5)] + sweep(960, 824.5, 1050, 841)[1:])
    shapes = [plant.world(u, v) for u, v in [(1212, 841), (1222, 841.5), (1234, 845), (1242, 850)]]
    plan.spline("铁路", shapes)
    plan.space.add_arc(plant.world(130, 858), 4, 90 + TURN, 270 + TURN, dxfattribs={"layer": "铁路"})
    for u, v in ((200, 841.5), (420, 824.5), (128, 854)): plan.polyline("铁路", rectangle((u - 2, v - 1.6, u, v + 1.6)), close=True)
    for r, tag in (((435, 829, 632, 837), "甲醇"), ((656, 829, 845, 837), "液氨")):
        plan.area("构筑物", rectangle(inset(r, 1)), color=253, pattern="ANSI31", scale=2)
        n = int((r[2] - r[0]) // 13)
        for i in range(n):
            u = r[0] + 6 + i * 13
            plan.block("COLUMN", "设备", (u, 833), 1.0), plan.block("WAGON", "车辆", (u, 824.5), 0.95), plan.block("WAGON", "车辆", (u, 841.5), 0.95) if i % 3 else None
        plan.text(((r[0] + r[2]) / 2, 833), f"{tag}铁路装卸栈台", 2.6)
    for u in range(200, 420, 14): plan.block("WAGON", "车辆", (u, 854), 0.95)
    plan.text((320, 847.5), "铁路专用线（I、II、III道）", 2.6)


def fire(plan):
    surface = []
    for name, axis, at, a, b, width in plant.ROADS[:13]:
        n = int((b - a) // 80)
        for i in range(n):
            s = a + 45 + i * 80
            surface.append((s, at + width / 2 + 1.2) if axis == "u" else (at + width / 2 + 1.2, s))
    block = road_surface()
    count = 0
    for u, v in surface:
        if not block.intersects(Point(u, v).buffer(0.8)):
            count += 1
            plan.block("HYDRANT", "消防设施", (round(u, 2), round(v, 2)), 1.0, tags={"NO": f"XH-{count:03d}"})
    for u, v, r in [(441, 686, 45), (626, 686, 135), (441, 786, -45), (626, 786, 45), (660, 786, 225), (841, 684, 0), (841, 786, 45), (660, 684, 200), (522, 646, 0), (752, 646, 0),
                    (312, 646, 0), (534, 490, 180), (630, 411, 0), (1098, 232, 180), (1098, 292, 0), (600, 831, 0), (760, 831, 0), (440, 831, 0), (680, 831, 0)]:
        plan.block("MONITOR", "消防设施", (u, v), 1.6, r)
    for u, v in [(112, 166), (633, 788), (860, 640), (434, 650), (1027, 640), (232, 332), (858, 336), (646, 200), (1027, 300), (30, 654)]:
        plan.block("WINDSOCK", "消防设施", (u, v), 2)


def grid(plan):
    """Survey crosses every 100 m with coordinates (X north, Y east) and block corner coordinates."""
    from shapely.geometry import Polygon as P

    zone = P([plant.world(u, v) for u, v in [(-20, -20), (1220, -20), (1220, 920), (-20, 920)]])
    for e in range(554100, 555700, 100):
        for n in range(2693500, 2695000, 100):
            if zone.contains(Point(e, n)):
                plan.space.add_blockref("CROSS", (e, n), {"layer": "坐标网"})
    for u, v in [(0, 0), (1200, 62), (1200, 900), (0, 836), (86, 900), (435, 682), (845, 790)]:
        e, n = plant.world(u, v)
        plan.mtext((u + (18 if u < 600 else -18), v + (8 if v < 450 else -8)), f"X={n:.3f}\\PY={e:.3f}", 1.8, "坐标网")


def names(plan):
    for at, text, size in [((98, 24 + 90), "厂前区", 4.5), ((333, 320), "", 1), ((533, 787), "甲醇罐区", 3), ((749, 787), "液氨球罐区", 3), ((1063, 462), "酸罐", 2.0), ((394, 346 + 4), "液氧液氮", 2),
                           ((600, 900 - 14), "北侧绿化隔离带", 4), ((1135, 436), "柴油", 2.4), ((1063, 428), "碱液", 1.8), ((590, 408), "中间罐区", 2), ((816, 240), "", 1)]:
        if text:
            plan.text(at, text, size)
    plan.mtext((600, -24), "{\\fSimHei|b1|i0|c134|p2;%s}\\P总平面布置图（示意，数据虚构）" % plant.ENTERPRISE, 5)


def draw(path):
    plan = Plan()
    surface = roads(plan)
    process_areas(plan)
    greens(plan, surface)
    yards(plan)
    slopes(plan)
    fence(plan)
    dikes(plan)
    ponds(plan)
    rack(plan, [(31, 504, 656, 512), (656, 504, 1169, 512), (648, 345, 656, 504), (648, 512, 656, 806), (435, 806, 845, 812)])
    pipes(plan)
    for item in plant.BUILDINGS:
        building(plan, *item)
    equipment(plan)
    inner_racks(plan)
    walkways(plan)
    tanks(plan)
    railway(plan)
    fire(plan)
    names(plan)
    grid(plan)
    taken = unary_union([box(*b[1]).buffer(1) for b in plant.BUILDINGS] + [surface.buffer(0.6)] + [box(*p[1]) for p in plant.PONDS]
                        + [box(31, 503, 1169, 513), box(647, 345, 657, 806), box(332, 644, 342, 676), box(216, 668, 340, 676), box(150, 644, 160, 660), box(435, 805, 845, 813)])
    trees(plan, prep(taken))
    plan.doc.saveas(path)
    return len(plan.space)


if __name__ == "__main__":
    where = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "layout.dxf")
    print(draw(where), "entities", os.path.getsize(where), "bytes")
