"""The packaging and machine workshop: GeoJSON and CSV in local metres. Standard library only. 虚构数据。"""
import csv
import json
import os

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
L, W = 60, 30                                # inside the walls, metres


def rect(u0, v0, u1, v1):
    return [[u0, v0], [u1, v0], [u1, v1], [u0, v1], [u0, v0]]


def polygon(cls, name, *rings):
    return cls, name, {"type": "Polygon", "coordinates": list(rings)}


def line(cls, name, *points):
    return cls, name, {"type": "LineString", "coordinates": [list(p) for p in points]}


def point(cls, name, u, v):
    return cls, name, {"type": "Point", "coordinates": [u, v]}


def features():
    # outer wall with openings for the doors, inner partitions 0.2 m
    yield polygon("pad", "地坪", rect(-0.3, -0.3, L + 0.3, W + 0.3))
    for r in [(-0.3, -0.3, 12, 0), (16, -0.3, 42, 0), (46, -0.3, 60.3, 0), (-0.3, 30, 20, 30.3), (24, 30, 60.3, 30.3), (-0.3, 0, 0, 12), (-0.3, 16, 0, 30), (60, 0, 60.3, 13), (60, 17, 60.3, 30)]:
        yield polygon("wall", "外墙", rect(*r))
    for r in [(19.9, 0, 20.1, 10), (19.9, 14, 20.1, 30), (39.9, 0, 40.1, 8), (39.9, 12, 40.1, 30), (20.1, 19.9, 28, 20.1), (31, 19.9, 39.9, 20.1),
              (0, 19.9, 8, 20.1), (11, 19.9, 19.9, 20.1), (40.1, 17.9, 47, 18.1), (50, 17.9, 60, 18.1), (49.9, 18.1, 50.1, 24), (49.9, 27, 50.1, 30)]:
        yield polygon("wall", "隔墙", rect(*r))
    for u0, v0, u1, v1 in [(12, -0.15, 16, -0.15), (42, -0.15, 46, -0.15), (20, 30.15, 24, 30.15), (-0.15, 12, -0.15, 16), (60.15, 13, 60.15, 17), (20, 10, 20, 14), (40, 8, 40, 12)]:
        yield line("gate", "门", (u0, v0), (u1, v1))
    for u in range(0, 61, 6):
        for v in (0, 15, 30):
            yield polygon("structure", f"柱{'ABC'[v // 15]}{u // 6 + 1}", rect(max(-0.2, u - 0.2), max(-0.2, v - 0.2), u + 0.2, min(30.2, v + 0.2)))
    machines = [("CW6163车床", 2, 3, 6.5, 5), ("CA6140车床", 2, 8, 5.5, 9.8), ("X62W铣床", 9, 3, 11.8, 5.6), ("Z3050摇臂钻床", 9, 8, 11.6, 10.2), ("M7130平面磨床", 13.8, 8, 16.6, 9.8), ("砂轮机", 17.6, 3, 18.8, 3.8),
                ("弧焊工位1", 2, 22, 5, 25), ("弧焊工位2", 7, 22, 10, 25), ("剪板机", 13, 22, 17.5, 24), ("卷板机", 13, 26, 17.5, 28),
                ("1#包装线", 22, 3, 38, 4.6), ("2#包装线", 22, 8, 38, 9.6), ("码垛机器人", 35.6, 12.4, 38.4, 15.2), ("缝包机", 24, 12.6, 26, 13.8), ("打包机", 29, 12.6, 31, 14),
                ("喷漆室", 22, 22, 30, 28), ("烘干炉", 32, 23, 37.6, 27.4), ("货架1", 43, 2, 57, 3.4), ("货架2", 43, 6.4, 57, 7.8), ("货架3", 43, 11.6, 57, 13), ("配电柜", 52.6, 20.4, 58.4, 21.4), ("干式变压器", 53.4, 25, 56.6, 27), ("空压机", 42.6, 20.6, 45, 22.4), ("储气罐", 42.6, 25, 44.2, 26.6), ("冷干机", 46.6, 20.6, 48.6, 22)]
    for name, *r in machines:
        yield polygon("equipment", name, rect(*r))
    yield line("structure", "10 t桥式起重机轨道", (0, 1.4), (20, 1.4))
    yield line("structure", "10 t桥式起重机轨道", (0, 13.6), (20, 13.6))
    yield line("road-centre", "叉车通道中心线", (0, 13.8), (18, 11), (41, 11), (43, 9.8), (58.5, 9.8), (58.5, 15), (60, 15))
    for u, v, n in [(1.2, 15.2, "灭火器1"), (19.2, 13, "灭火器2"), (21, 15.6, "消火栓"), (39, 11.2, "灭火器3"), (59, 16.2, "灭火器4"), (51, 22, "灭火器5"), (21, 20.8, "灭火器6")]:
        yield point("fire", n, u, v)
    for u, v, n in [(10, 17, "金工区"), (10, 27.6, "焊接区"), (28, 17.4, "包装区"), (50, 15.4, "成品暂存"), (30, -6, "5#路")]:
        yield point("text", n, u, v)
    yield polygon("pad", "室外装卸平台", rect(10, -3, 48, -0.3))
    yield polygon("structure", "气瓶棚", rect(24.4, 30.5, 29.6, 32.8))
    yield polygon("road", "5#路", rect(-6, -9, 66, -3))
    yield polygon("green", "绿化带", rect(-6, 33, 66, 36))


# code, name, ring(s)
UNITS = [
    ("A01", "金工区", rect(0, 0, 20, 20)),
    ("A02", "焊接与钣金区", rect(0, 20, 20, 30)),
    ("B01", "尿素包装线区", [[20, 0], [40, 0], [40, 12], [34, 12], [34, 16], [40, 16], [40, 20], [20, 20], [20, 0]]),
    ("B02", "码垛机器人", rect(34, 12, 40, 16)),
    ("B03", "喷漆室及烘干炉", rect(20, 20, 40, 30)),
    ("C01", "成品暂存区", rect(40, 0, 60, 18)),
    ("D01", "空压机间", rect(40, 18, 50, 30)),
    ("D02", "变配电间", rect(50, 18, 60, 30)),
    ("E01", "室外装卸平台", rect(10, -3, 48, 0)),
    ("E02", "气瓶临时存放棚", rect(24, 30.3, 30, 33)),
]

HEADER = ["单元编码", "风险事件", "事故类型", "评估方法", "固有L", "固有E", "固有C", "现有L", "现有E", "现有C", "管控措施", "责任人"]
EVENTS = [
    ("A01", "车床、钻床旋转部位卷入", "机械致害", (3, 6, 7), (1, 6, 7), "防护罩联锁；禁止戴手套"),
    ("A01", "10 t桥式起重机吊物坠落", "起重致害", (1, 6, 15), (0.5, 6, 15), "起重机械定检；限位；持证指挥"),
    ("A01", "砂轮片破裂飞溅", "物体打击", (1, 6, 7), (0.5, 6, 7), "防护罩、托架；侧面站位"),
    ("A02", "焊接火花引燃可燃物", "火灾", (3, 6, 7), (1, 6, 7), "固定动火点；接火盆；灭火器"),
    ("A02", "弧焊变压器触电", "触电", (1, 6, 15), (0.5, 6, 15), "空载降压装置；绝缘手套"),
    ("A02", "剪板机、卷板机压伤", "机械致害", (3, 3, 7), (1, 3, 7), "双手按钮、光栅联锁"),
    ("B01", "包装线皮带、缝包机绞夹", "机械致害", (3, 6, 3), (1, 6, 3), "急停拉绳；挂牌上锁清理"),
    ("B01", "尿素粉尘与潮湿地面滑跌", "跌落", (3, 6, 1), (1, 6, 1), "及时清扫；防滑地垫"),
    ("B02", "机器人运行区误入被撞击挤压", "机械致害", (3, 6, 15), (1, 6, 15), "安全光栅、围栏门锁联锁；示教时低速"),
    ("B03", "喷漆溶剂蒸气遇静电、烘干炉火源爆炸", "可燃液体蒸气爆炸", (1, 6, 100), (0.5, 6, 40), "VOC浓度报警联锁排风；防爆电气；烘干前延时排风"),
    ("B03", "油漆溶剂吸入", "中毒", (3, 6, 3), (1, 6, 3), "负压水帘；供气式面罩"),
    ("C01", "叉车撞击人员、货垛倒塌", "厂(场)内车辆致害", (3, 6, 7), (1, 6, 7), "人车分道；蓝光灯；限速5 km/h"),
    ("C01", "编织袋堆垛火灾", "火灾", (1, 6, 7), (0.5, 6, 7), "烟感；防火间距；禁烟"),
    ("D01", "储气罐超压破裂", "容器爆炸", (1, 6, 15), (0.5, 6, 15), "安全阀年检；定期检验"),
    ("D02", "高低压柜弧光、触电", "触电", (1, 3, 15), (0.5, 3, 15), "操作票；绝缘工器具；联锁"),
    ("D02", "电缆沟过热起火", "火灾", (1, 6, 7), (0.5, 6, 7), "防火封堵；温度监测"),
    ("E01", "平台边缘跌落、车辆溜车挤压", "跌落", (3, 3, 7), (1, 3, 7), "挡车器；边缘警示；卸车锁"),
    ("E02", "乙炔、氧气瓶混放泄漏", "可燃气体爆炸", (3, 3, 40), (1, 3, 15), "分区存放、防倾倒链；间距5 m；通风"),
]


def collection(items):
    lines = ",\n".join(json.dumps(i, ensure_ascii=False, separators=(",", ":")) for i in items)
    return '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"


def save(name, text, encoding="utf-8"):
    with open(os.path.join(HERE, name), "w", encoding=encoding, newline="") as file:
        file.write(text)


save("layout.geojson", collection({"type": "Feature", "properties": {"class": c, "name": n}, "geometry": g} for c, n, g in features()))
save("units.geojson", collection({"type": "Feature", "properties": {"code": c, "name": n}, "geometry": {"type": "Polygon", "coordinates": [ring]}} for c, n, ring in UNITS))
with open(os.path.join(HERE, "register.csv"), "w", encoding="utf-8-sig", newline="") as file:
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(HEADER)
    for code, event, kind, inherent, residual, measures in EVENTS:
        writer.writerow([code, event, kind, "LEC", *inherent, *residual, measures, "张某（车间主任）"])
