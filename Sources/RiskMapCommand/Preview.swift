import ArgumentParser
import PlantModel
import RiskMap

/// `riskmap preview`: a style over the GeoJSON that it names, without a map.
struct Preview: MapCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(zh: "预览样式（只画其 GeoJSON 数据源）。", en: "Draw a style over its GeoJSON sources."),
      usage:
        "riskmap preview <style> -o <file> [--center <lon,lat>] [--zoom <number>] [--size <WxH>] [--pixel-ratio <number>] [<options>]",
      discussion: said(
        zh: """
          供样式作者使用：按 Web 墨卡托投影绘制样式的一个窗口，
          zoom 0 时世界宽 512 像素。中心、级别和方位取自样式，未写则为整个世界。
          GeoJSON 可写在样式中，或为样式所在文件夹内的文件；不访问网络。
          PNG 背景透明；扩展名 .pdf、.svg 给出矢量图。

          例：
            riskmap preview style.json -o preview.png
            riskmap preview style.json -o preview.png --center 116.39,39.91 --zoom 12 --size 800x600
            riskmap preview style.json -o preview.pdf --size 1024x768
          """,
        en: """
          For authors of styles: draws a window of the web map (spherical Mercator, 512 pixels wide at zoom 0). Centre, zoom \
          and bearing are the style's unless given, else the whole world. GeoJSON stands in the style or in files in its \
          folder; nothing is fetched. A PNG is transparent where nothing is drawn; .pdf and .svg give vectors.

          Examples:
            riskmap preview style.json -o preview.png
            riskmap preview style.json -o preview.png --center 116.39,39.91 --zoom 12 --size 800x600
            riskmap preview style.json -o preview.pdf --size 1024x768
          """))
  }

  @Argument(
    help: ArgumentHelp(
      said(zh: "样式文件（MapLibre 样式规范第 8 版）。", en: "A style of the MapLibre style specification."))
  )
  var style: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      said(
        zh: "输出文件（.png、.pdf 或 .svg），- 为标准输出（PNG）。",
        en: "File to write (.png, .pdf or .svg), - for a PNG on standard output."),
      valueName: "file"))
  var output: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      said(
        zh: "窗口中心的经度和纬度，度；默认随样式。",
        en: "Longitude and latitude of the centre in degrees; from the style unless given."),
      valueName: "lon,lat"))
  var center: Center?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      said(zh: "级别，-2 到 24；默认随样式。", en: "Zoom, -2 to 24; from the style unless given."),
      valueName: "number"))
  var zoom: Double?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "宽和高，CSS 像素，各 1 到 16384；默认 512x512。",
        en: "Width and height in CSS pixels, each 1 to 16384; 512x512 unless given."),
      valueName: "WxH"))
  var size: PixelSize?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      said(
        zh: "PNG 每 CSS 像素的像素数，0.1 到 16；默认 1。",
        en: "Pixels of a PNG for a CSS pixel, 0.1 to 16; 1 unless given."),
      valueName: "number"))
  var pixelRatio: Double?

  @OptionGroup var options: CommonOptions

  private var target: RenderTarget {
    RenderTarget(output: output, format: output == "-" ? .png : nil, isOneSheet: true)
  }

  mutating func validate() throws {
    if output != "-", target.extensionFormat == nil {
      throw ValidationError(
        said(
          zh: "输出“\(output)”应以 .png、.pdf 或 .svg 结尾",
          en: "the output \"\(output)\" must end with .png, .pdf or .svg"))
    }
    if let zoom, !(-2...24).contains(zoom) {
      throw ValidationError(
        said(zh: "--zoom 须在 -2 到 24 之间，而不是 \(zoom)", en: "--zoom must be -2 to 24, not \(zoom)"))
    }
    if let pixelRatio, !(0.1...16).contains(pixelRatio) {
      throw ValidationError(
        said(
          zh: "--pixel-ratio 须在 0.1 到 16 之间，而不是 \(pixelRatio)",
          en: "--pixel-ratio must be 0.1 to 16, not \(pixelRatio)"))
    }
    if pixelRatio != nil, target.format != .png {
      throw ValidationError(
        said(
          zh: "--pixel-ratio 只用于 PNG：\(target.format.rawValue) 没有像素",
          en: "--pixel-ratio is for PNG only: \(target.format.rawValue) has no pixels"))
    }
  }

  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    let loaded = try clock.measure(.load) { () throws(MapError) in try LoadedStyle.load(style) }
    let size = size ?? PixelSize(width: 512, height: 512)
    let preview = clock.measure(.layOut) {
      loaded.preview(
        PreviewOptions(
          center: center.map { Point(x: $0.longitude, y: $0.latitude) }, zoom: zoom,
          size: Size(width: Double(size.width), height: Double(size.height)),
          pixelRatio: target.format == .png ? pixelRatio ?? 1 : nil))
    }
    let bytes = try clock.measure(.encode) { () throws(MapError) in
      try encode(
        preview.value, as: target.format, pixelRatio: pixelRatio ?? 1, threads: options.jobCount)
    }
    try clock.measure(.deliver) { () throws(MapError) in
      try target.deliver(bytes, map: "", sheet: "")
    }
    let findings = loaded.diagnostics + preview.diagnostics + loaded.fontDiagnostics
    console.report(findings)
    if output != "-" { printResult(output) }
    return Outcome(findings: findings)
  }
}

/// `LON,LAT` in degrees.
struct Center: ExpressibleByArgument, Hashable, Sendable {
  var longitude: Double
  var latitude: Double

  init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0)
    }
    guard numbers.count == 2, let longitude = numbers[0], let latitude = numbers[1],
      abs(longitude) <= 360, abs(latitude) <= 90
    else { return nil }
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// `WxH` in CSS pixels, each 1 to 16384.
struct PixelSize: ExpressibleByArgument, Hashable, Sendable {
  var width: Int
  var height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  init?(argument: String) {
    let numbers = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let width = numbers[0], let height = numbers[1],
      1...16_384 ~= width, 1...16_384 ~= height
    else { return nil }
    self.init(width: width, height: height)
  }
}
