"""register.xlsx, register.csv, major-hazards.csv from the events table."""
import csv
import datetime
import os
import shutil
import zipfile

import events
import plant

HEADER = ["单元编码", "分析对象", "风险事件", "事故类型", "评估方法",
          "固有L", "固有E", "固有C", "固有S", "固有M", "固有R", "固有等级",
          "现有L", "现有E", "现有C", "现有S", "现有M", "现有R", "现有等级",
          "管控措施", "责任部门", "责任人", "联系电话", "评估日期", "复评日期",
          "指定等级", "指定人", "指定日期", "指定理由"]
MAJOR_HEADER = ["单元编码", "重大危险源名称", "物质名称", "危险类别", "存在量t", "临界量t", "校正系数β", "厂外暴露人数"]
SCORES = {
    "LEC": [(10, 6, 3, 1, 0.5, 0.2, 0.1), (10, 6, 3, 2, 1, 0.5), (100, 40, 15, 7, 3, 1)],
    "LS": [(1, 2, 3, 4, 5)] * 2,
    "MES": [(5, 3, 1), (10, 6, 3, 2, 1, 0.5), (10, 8, 4, 2, 1)],
}
LEVELS = ["低", "一般", "较大", "重大"]
COLUMNS = {"LEC": "LEC", "LS": "LS", "MES": "MES"}


def product(factors):
    r = 1
    for f in factors:
        r *= f
    return int(r) if float(r).is_integer() else round(r, 4)


def level(method, factors):
    """National defaults (domain 7): only to check the table and to print a summary."""
    if method == "直接判定":
        return LEVELS.index(factors)
    cuts = {"LEC": (70, 160, 320), "LS": (9, 15, 20), "MES": (50, 90, 180)}[method]
    return sum(product(factors) >= c for c in cuts)


def fields(method, factors):
    cells = dict.fromkeys("LECSM")
    if method == "直接判定":
        return [cells[k] for k in "LECSM"] + [None, factors]
    cells.update(zip(COLUMNS[method], factors))
    return [cells[k] for k in "LECSM"] + [product(factors), None]


def rows():
    out = []
    for index, (code, name, _, _, _) in enumerate(plant.UNITS):
        department = events.SPECIAL.get(code, events.DEPARTMENTS[code[:2]])
        assessed = datetime.date(2026, 3, 2) + datetime.timedelta(days=index % 45)
        for number, (text, kind, method, inherent, residual, measures) in enumerate(events.EVENTS.get(code, [])):
            check(code, text, method, inherent, residual)
            override = events.OVERRIDES.get((code, number))
            decided = [override[0], override[1], datetime.date.fromisoformat(override[2]), override[3]] if override else [None] * 4
            out.append([code, plant.OBJECTS[code[:2]], text, kind, method, *fields(method, inherent), *fields(method, residual), measures,
                        *department, assessed, assessed.replace(year=2027), *decided])
    return out


def check(code, text, method, inherent, residual):
    for factors in (inherent, residual):
        if method in SCORES:
            assert len(factors) == len(SCORES[method]) and all(f in s for f, s in zip(factors, SCORES[method])), (code, text, factors)
    assert level(method, residual) <= level(method, inherent), (code, text)
    if method in SCORES:
        assert all(b <= a for a, b in zip(inherent, residual)), (code, text)


def plain(value):
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def write_csv(path, header, table):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows([[plain(v) for v in row] for row in table])


def write_xlsx(path, table):
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="999999")
    box = Border(left=line, right=line, top=line, bottom=line)
    fill = PatternFill("solid", fgColor="D9E1F2")
    book = Workbook()

    def head(sheet, row, header, widths):
        for i, (text, width) in enumerate(zip(header, widths), 1):
            cell = sheet.cell(row, i, text)
            cell.font, cell.fill, cell.border = Font(bold=True), fill, box
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            sheet.column_dimensions[get_column_letter(i)].width = width

    def body(sheet, start, data, wrapped):
        for r, row in enumerate(data, start):
            for c, value in enumerate(row, 1):
                cell = sheet.cell(r, c, value if value != "" else None)
                cell.border = box
                cell.alignment = Alignment(vertical="center", wrap_text=c in wrapped)
                if isinstance(value, datetime.date):
                    cell.number_format = "yyyy-mm-dd"
                elif c == 1:
                    cell.number_format = "@"

    sheet = book.active
    sheet.title = "风险事件"
    last = get_column_letter(len(HEADER))
    sheet.merge_cells(f"A1:{last}1")
    sheet["A1"] = plant.ENTERPRISE + "安全风险分级管控清单"
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 30
    sheet.merge_cells(f"A2:{last}2")
    sheet["A2"] = "说明：本表为虚构示例数据。固有风险不计管控措施，现有风险计入管控措施；LEC取L、E、C，LS取L、S，MES取M、E、S。事故类型按GB 6441-2025。"
    widths = [10, 18, 40, 16, 10] + [7] * 14 + [60, 14, 9, 15, 12, 12, 9, 14, 12, 40]
    head(sheet, 3, HEADER, widths)
    body(sheet, 4, table, {3, 20, 29})
    sheet.freeze_panes = "D4"
    sheet.auto_filter.ref = f"A3:{last}{len(table) + 3}"

    sheet = book.create_sheet("重大危险源")
    head(sheet, 1, MAJOR_HEADER, [10, 18, 12, 10, 10, 10, 12, 14])
    body(sheet, 2, events.INSTALLATIONS, set())
    sheet.freeze_panes = "A2"

    book.properties.creator = "riskmap demo（虚构）"
    book.properties.created = datetime.datetime(2026, 4, 20)
    book.save(path)
    settle(path)


def settle(path):
    """Same bytes whenever it is run: fixed times inside the zip and in docProps."""
    import re

    stamp = "2026-04-20T00:00:00Z"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path + ".new", "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), data)
            info = zipfile.ZipInfo(name, (2026, 4, 20, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            new.writestr(info, data)
    shutil.move(path + ".new", path)


def unit_levels(table_index):
    """code -> level number by the worst event, then the override; 3 inherent, 4 residual factor."""
    out = {}
    for code, _, _, _, _ in plant.UNITS:
        listed = events.EVENTS.get(code, [])
        if not listed:
            out[code] = None
            continue
        worst = max(level(e[2], e[table_index]) for e in listed)
        decided = [LEVELS.index(o[0]) for (c, _), o in events.OVERRIDES.items() if c == code]
        out[code] = decided[0] if decided else worst
    return out


def summary():
    for label, index in (("固有", 3), ("现有", 4)):
        levels = unit_levels(index)
        print(label, {w: sum(v == i for v in levels.values()) for i, w in reversed(list(enumerate(LEVELS)))},
              "未评估", [c for c, v in levels.items() if v is None])


def write(folder):
    table = rows()
    write_csv(os.path.join(folder, "register.csv"), HEADER, table)
    write_csv(os.path.join(folder, "major-hazards.csv"), MAJOR_HEADER, events.INSTALLATIONS)
    write_xlsx(os.path.join(folder, "register.xlsx"), table)
    print(len(table), "events")
    summary()


if __name__ == "__main__":
    write(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
