// The load stage: files → `Plant` and `Table`, with findings; and where tiles are kept. The only owner of GDAL, of SQLite, of paths
// and of file I/O.
//
//   loadPlant(layout:units:crs:)   layout and units, in metres of the map's plane   LoadPlant.swift
//   loadTable(_:)                  a worksheet, CSV file or attribute table, as text LoadTable.swift
//   survey(_:)                     what a file holds, for a first map definition     Survey.swift
//   projected, unprojected         between the map's plane and a tile grid          Grid/ProjectPlant.swift
//   MBTilesArchive, FolderArchive  tiles, all or none                               Archive/
//   readFile, writeFile            bounded reading, atomic writing                   Files.swift
//
// Everything of C is opened, read and closed within one of these calls; only values come out.
