#!/usr/bin/env python3
"""Makes the binary fixtures of StorageTests in this folder. Needs python3-gdal and numpy."""
import math
import os
import sqlite3
import struct
import zipfile

import numpy
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
os.chdir(os.path.dirname(os.path.abspath(__file__)))


def system(code):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(code)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def remove(*names):
    for name in names:
        if os.path.exists(name):
            os.remove(name)


def add(layer, geometry, **values):
    feature = ogr.Feature(layer.GetLayerDefn())
    for key, value in values.items():
        if value is not None:
            feature.SetField(key, value)
    if geometry is not None:
        feature.SetGeometry(ogr.CreateGeometryFromWkt(geometry) if isinstance(geometry, str) else geometry)
    layer.CreateFeature(feature)


def geopackage():
    """Layers in EPSG:4490 and 4543; one without a system, one with NaN, one with curves."""
    remove("plant.gpkg")
    source = ogr.GetDriverByName("GPKG").CreateDataSource("plant.gpkg")
    options = ["SPATIAL_INDEX=NO"]
    units = source.CreateLayer("units", system(4490), ogr.wkbMultiPolygon, options)
    for name in ("单元编码", "单元名称", "对象", "状态"):
        units.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    add(units, "MULTIPOLYGON(((102 24.3,102.001 24.3,102.001 24.301,102 24.301,102 24.3),"
        "(102.0002 24.3002,102.0004 24.3002,102.0004 24.3004,102.0002 24.3004,102.0002 24.3002)))",
        单元编码="0301", 单元名称="液氨罐区", 对象="氨库", 状态="在用")
    add(units, "MULTIPOLYGON(((102.002 24.3,102.003 24.3,102.003 24.301,102.002 24.3)),"
        "((102.004 24.3,102.005 24.3,102.005 24.301,102.004 24.3)))",
        单元编码="0302", 单元名称="合成装置", 状态="检修")
    plane = source.CreateLayer("plane", system(4543), ogr.wkbPolygon, options)
    plane.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    plane.CreateField(ogr.FieldDefn("height", ogr.OFTReal))
    plane.CreateField(ogr.FieldDefn("floors", ogr.OFTInteger))
    plane.CreateField(ogr.FieldDefn("built", ogr.OFTDate))
    add(plane, "POLYGON((500000 2700000,500100 2700000,500100 2700050,500000 2700000))",
        code="a", height=12.0, floors=3, built="2019-05-01")
    add(plane, "POLYGON((500200 2700000,500300 2700000,500300 2700050,500200 2700000))", code="b", height=0.5)
    unknown = source.CreateLayer("nowhere", None, ogr.wkbPolygon, options)
    unknown.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    add(unknown, "POLYGON((0 0,10 0,10 10,0 0))", code="a")
    curves = source.CreateLayer("curves", system(4543), ogr.wkbCurvePolygon, options)
    curves.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    add(curves, "CURVEPOLYGON(CIRCULARSTRING(500100 2700000,500000 2700100,500100 2700000))", code="c")
    add(curves, "CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(500000 2700000,500005 2700005,500010 2700000),"
        "(500010 2700000,500010 2699990,500000 2699990,500000 2700000)))", code="d")
    broken = source.CreateLayer("broken", system(4543), ogr.wkbUnknown, options)
    broken.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in ((500000, 2700000), (math.nan, 2700010), (500020, 2700020)):
        line.AddPoint_2D(x, y)
    add(broken, line, code="nan")
    lines = ogr.CreateGeometryFromWkt("MULTILINESTRING((500000 2700000,500010 2700000),(500000 0,500010 2700000))")
    lines.GetGeometryRef(1).SetPoint_2D(0, 500000, math.inf)
    add(broken, lines, code="inf")
    add(broken, "POLYGON((500000 2700000,500010 2700000,500020 2700000,500000 2700000))", code="flat")
    add(broken, "POLYGON((500000 2700000,500010 2700010,500010 2700000,500000 2700010,500000 2700000))", code="bow")
    add(broken, "GEOMETRYCOLLECTION(POINT(500001 2700001),LINESTRING(500000 2700000,500010 2700000),"
        "POLYGON((500000 2700000,500010 2700000,500010 2700010,500000 2700000)))", code="mix")
    add(broken, None, code="none")
    source = None
    with sqlite3.connect("plant.gpkg") as database:
        database.execute("PRAGMA page_size=512")
        database.execute("VACUUM")


def sheet(rows):
    return ('<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns='
            '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>' % rows)


def workbook():
    """A worksheet written by GDAL, whose first sheet is then replaced by one with the gaps that spreadsheets leave."""
    remove("register.xlsx", "full.xlsx")
    source = ogr.GetDriverByName("XLSX").CreateDataSource("full.xlsx")
    for name in ("风险事件", "说明"):
        layer = source.CreateLayer(name)
        layer.CreateField(ogr.FieldDefn("单元编码", ogr.OFTString))
        layer.CreateField(ogr.FieldDefn("日期", ogr.OFTDate))
        add(layer, None, 单元编码="0301", 日期="2026-05-01")
    source = None
    first = sheet(
        '<row r="2"><c r="B2" t="inlineStr"><is><t>安全风险评估表</t></is></c></row>'
        '<row r="4"><c r="A4" t="inlineStr"><is><t>单元编码</t></is></c><c r="B4" t="inlineStr"><is><t>L</t></is></c>'
        '<c r="C4" t="inlineStr"><is><t>评估日期</t></is></c></row>'
        '<row r="5"><c r="A5" t="inlineStr"><is><t>0301</t></is></c><c r="B5"><v>0.30000000000000004</v></c>'
        '<c r="C5" s="1"><v>46143</v></c></row>'
        '<row r="40"><c r="A40" t="inlineStr"><is><t>第一行&#10;第二行</t></is></c><c r="B40"><v>7.0</v></c></row>')
    with zipfile.ZipFile("full.xlsx") as full, zipfile.ZipFile("register.xlsx", "w", zipfile.ZIP_DEFLATED) as ours:
        for name in full.namelist():
            ours.writestr(zipfile.ZipInfo(name), first if name == "xl/worksheets/sheet1.xml" else full.read(name))
    remove("full.xlsx")


def open_document():
    remove("register.ods")
    source = ogr.GetDriverByName("ODS").CreateDataSource("register.ods")
    layer = source.CreateLayer("风险事件")
    for name, kind in (("单元编码", ogr.OFTString), ("R", ogr.OFTReal), ("日期", ogr.OFTDate)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    add(layer, None, 单元编码="0301", R=0.5, 日期="2026-05-01")
    source = None


def shapefile():
    """GBK attributes, language driver 0, no .cpg: what Chinese programs leave."""
    for end in ("shp", "shx", "dbf", "prj", "cpg"):
        remove("gbk." + end)
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(".")
    layer = source.CreateLayer("gbk", system(4543), ogr.wkbPolygon, ["ENCODING=CP936"])
    layer.CreateField(ogr.FieldDefn("编码", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("名称", ogr.OFTString))
    add(layer, "POLYGON((500000 2700000,500000 2700050,500100 2700050,500000 2700000))", 编码="0301", 名称="液氨罐区")
    source = None
    remove("gbk.cpg")
    with open("gbk.dbf", "r+b") as file:
        file.seek(29)
        file.write(b"\0")


def pictures():
    """Three by two pixels: red green blue / black white half-clear."""
    colours = numpy.array([[[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]],
                           [[0, 0, 0, 255], [255, 255, 255, 255], [10, 20, 30, 128]]], numpy.uint8)
    memory = gdal.GetDriverByName("MEM")
    rgba = memory.Create("", 3, 2, 4)
    for band in range(4):
        rgba.GetRasterBand(band + 1).WriteArray(colours[:, :, band])
    rgba.GetRasterBand(4).SetColorInterpretation(gdal.GCI_AlphaBand)
    gdal.GetDriverByName("PNG").CreateCopy("rgba.png", rgba)
    rgb = memory.Create("", 3, 2, 3)
    for band in range(3):
        rgb.GetRasterBand(band + 1).WriteArray(colours[:, :, band])
    rgb.SetProjection(system(4543).ExportToWkt())
    rgb.SetGeoTransform([500000, 0.5, 0, 2700000, 0, -0.5])
    gdal.GetDriverByName("GTiff").CreateCopy("placed.tif", rgb)
    palette = memory.Create("", 2, 1, 1)
    palette.GetRasterBand(1).WriteArray(numpy.array([[0, 1]], numpy.uint8))
    table = gdal.ColorTable()
    table.SetColorEntry(0, (200, 100, 50, 255))
    table.SetColorEntry(1, (1, 2, 3, 255))
    palette.GetRasterBand(1).SetColorTable(table)
    gdal.GetDriverByName("PNG").CreateCopy("palette.png", palette)
    grey = memory.Create("", 2, 1, 1, gdal.GDT_UInt16)
    grey.GetRasterBand(1).WriteArray(numpy.array([[0x1234, 0xFFFF]], numpy.uint16))
    gdal.GetDriverByName("PNG").CreateCopy("grey16.png", grey)
    for name in os.listdir("."):
        if name.endswith(".aux.xml"):
            remove(name)


def flatgeobuf():
    remove("units.fgb")
    gdal.VectorTranslate("units.fgb", "plant.gpkg", format="FlatGeobuf", layers=["units"])


if __name__ == "__main__":
    geopackage()
    workbook()
    open_document()
    shapefile()
    pictures()
    flatgeobuf()
