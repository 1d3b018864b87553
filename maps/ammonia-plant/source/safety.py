"""safety.geojson: points and routes of fire fighting, emergency response and monitoring, by class."""
import json

from shapely.geometry import Point

import layout
import plant

# class, places in plant metres
PLACES = {
    "gate": [(126, -4), (1206, 186)],
    "second-gate": [(126, 180), (1160, 186)],
    "assembly-point": [(100, -16), (76, 96), (1190, 236), (1110, 66), (60, 812)],
    "fire-truck": [(374, 137)],
    "fire-pump-house": [(100, 263)],
    "fire-water-pool": [(108, 318), (108, 208)],
    "foam-station": [(598, 668)],
    "first-aid": [(350, 119)],
    "breathing-apparatus": [(364, 119), (728, 668), (792, 215)],
    "emergency-supplies": [(384, 155), (658, 640), (1062, 212)],
    "control-host": [(284, 261)],
    "fire-monitor": [
        (441, 686), (626, 686), (441, 786), (626, 786), (660, 786), (841, 684), (841, 786), (660, 684), (522, 646),
        (752, 646), (312, 646), (534, 490), (630, 411), (1098, 232), (1098, 292), (600, 831), (760, 831), (440, 831),
        (680, 831),
    ],
    "wind-sock": [
        (112, 166), (633, 788), (860, 640), (434, 650), (1027, 640), (232, 332), (858, 336), (646, 200), (1027, 300),
        (30, 654),
    ],
    "fire-alarm-button": [
        (436, 514), (520, 643), (630, 514), (658, 514), (843, 643), (861, 514), (1010, 643), (236, 514), (419, 643),
        (436, 486), (630, 486), (658, 676), (843, 676), (437, 678), (1032, 258), (1168, 258), (650, 486), (843, 420),
        (650, 176), (843, 106),
    ],
    "eye-wash": [(158, 516), (1062, 400), (1062, 380), (1100, 366), (538, 219), (726, 664), (1100, 258), (320, 124)],
    "emergency-shower": [(796, 238), (1100, 422), (722, 540)],
    "camera": [(139, 14), (1186, 214), (652, 792), (846, 792), (434, 792), (1030, 296), (1100, 174), (652, 500)],
    "warning-toxic": [(687, 790), (749, 790), (812, 790), (816, 205)],
    "warning-explosive": [(480, 790), (700, 634), (790, 634), (480, 489)],
    "warning-flammable": [(590, 790), (590, 409), (697, 154), (1133, 484)],
    "warning-corrosive": [(1063, 491), (1090, 360)],
    "warning-electricity": [(376, 250), (690, 400)],
    "warning-low-temperature": [(394, 480)],
}

# Units with detectors in two opposite corners: class, unit codes
DETECTORS = {
    "gas-detector-toxic": ["1002", "1003", "1004", "0702", "0703", "0602", "0606", "0802", "0903"],
    "gas-detector-combustible": ["1001", "0904", "0901", "0902", "0701", "0601", "0501", "0603", "0604"],
}
# Detectors of units too small to hold them: class, places beside the unit
BESIDE = {
    "gas-detector-toxic": [(712, 656), (1136, 228), (1112, 296), (730, 824), (800, 824), (838, 222), (143, 532)],
    "gas-detector-combustible": [(484, 656), (1064, 228), (470, 824), (560, 824)],
}

# Along the roads to the assembly points, away from the tank farm: plant metres.
ROUTES = [
    [(748, 652), (640, 652), (640, 338), (428, 338), (428, 186), (126, 186), (126, -10)],
    [(533, 652), (428, 652), (428, 496), (226, 496), (226, 186)],
    [(936, 652), (1020, 652), (1020, 338), (1176, 338), (1176, 186), (1204, 186)],
    [(748, 338), (852, 338), (852, 186), (1020, 186), (1020, 60), (1104, 60)],
    [(226, 652), (226, 798), (60, 798)],
    [(24, 652), (24, 186), (24, 24), (72, 24)],
]


def hydrants():
    """Every second of those in the drawing, beside the road."""
    places = []
    for _, axis, at, start, end, width in plant.ROADS[:13]:
        for i in range(0, int((end - start) // 80), 2):
            along, across = start + 45 + i * 80, at + width / 2 + 1.2
            places.append((along, across) if axis == "u" else (across, along))
    surface = layout.road_surface()
    return [p for p in places if not surface.intersects(Point(p).buffer(0.8))]


def detectors(name):
    rects = {code: rects[0] for code, _, rects, _, _ in plant.UNITS}
    for u0, v0, u1, v1 in (rects[code] for code in DETECTORS[name]):
        yield u0 + 11, v0 + 22
        yield u1 - 11, v1 - 22
    yield from BESIDE[name]


def features():
    found = {name: list(detectors(name)) for name in DETECTORS}
    for name, places in {**PLACES, **found, "fire-hydrant": hydrants()}.items():
        for place in places:
            yield name, {"type": "Point", "coordinates": plant.world(*place)}
    for route in ROUTES:
        yield "evacuation-route", {"type": "LineString", "coordinates": [plant.world(*p) for p in route]}


def write(path):
    rows = [
        json.dumps({"type": "Feature", "properties": {"class": name}, "geometry": geometry}, separators=(", ", ": "))
        for name, geometry in features()
    ]
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "name": "安全设施（虚构）",\n')
        file.write('"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4543"}},\n"features": [\n')
        file.write(",\n".join(rows) + "\n]}\n")
    return len(rows)
