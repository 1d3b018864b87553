// Map definitions and rule packs, and the stages in their order. The program on one page:
//
//   LoadedMap.load(file)         load: files → plant, register, rules, style         LoadedMap.swift
//   AssessedMap.assess(loaded)   assess: plant + register + rules → levels, reasons  AssessedMap.swift
//   map.sheet(id)                style, lay out → scene                              AssessedMap.swift
//   encode(sheet, as: format)    paint, encode → bytes                               Output.swift
//   deliver(bytes, to: path)     deliver: bytes → a file, whole or not at all        Output.swift
//
// A style by itself, over the GeoJSON that it names:
//
//   LoadedStyle.load(file)       load: style, sources, symbols                       Style/LoadedStyle.swift
//   style.preview(options)       style, lay out → scene                              Style/LoadedStyle.swift
//   encode(preview, as: format)  paint, encode → bytes                               Style/LoadedStyle.swift
//
// A fault that stops the work is a `MapError`; whatever can be survived is a finding beside the value.
