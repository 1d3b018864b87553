// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "riskmap",
  products: [.executable(name: "riskmap", targets: ["RiskMapCommand"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
  ],
  targets: [
    // C libraries: a module map and a shim each, nothing else.
    .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
    .systemLibrary(name: "CRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
    .systemLibrary(name: "CDeflate", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),

    .target(name: "PlantModel", swiftSettings: swiftSettings),
    .target(name: "MapStyle", dependencies: ["PlantModel"], swiftSettings: swiftSettings),
    .target(
      name: "Cartography", dependencies: ["PlantModel", "MapStyle"], swiftSettings: swiftSettings),
    .target(
      name: "Rendering",
      dependencies: [
        "PlantModel", "MapStyle", "Cartography", "CCairo", "CRSVG", "CDeflate", "CWebP",
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "Storage",
      dependencies: ["PlantModel", "CGDAL", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: swiftSettings),
    .target(
      name: "RiskMap",
      dependencies: [
        "PlantModel", "MapStyle", "Cartography", "Rendering", "Storage",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "RiskMapServer",
      dependencies: [
        "PlantModel", "MapStyle", "Cartography", "RiskMap",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "JWTKit", package: "jwt-kit"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "RiskMapCommand",
      dependencies: [
        "PlantModel", "RiskMap", "RiskMapServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: swiftSettings),
    // Tiles a second, against rivals: `make bench`.
    .executableTarget(
      name: "TileBench",
      dependencies: [
        "PlantModel", "Cartography", "Rendering", "Storage", "RiskMap",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/TileBench", swiftSettings: swiftSettings),

    .executableTarget(
      name: "Styling", dependencies: ["PlantModel", "MapStyle"], path: "Benchmarks/Styling",
      swiftSettings: swiftSettings),
    // Cases of the style specification's own form; it looks into MapStyle, so it is built for debugging only.
    .executableTarget(
      name: "Conformance", dependencies: ["PlantModel", "MapStyle", "RiskMap", "TestSupport"],
      path: "Tests/Conformance", swiftSettings: swiftSettings),
    .target(
      name: "TestSupport",
      dependencies: ["PlantModel", "MapStyle", "Cartography", "CCairo", "CRSVG", "CDeflate"],
      path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .testTarget(
      name: "PlantModelTests", dependencies: ["PlantModel", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MapStyleTests", dependencies: ["PlantModel", "MapStyle", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ConformanceTests", dependencies: ["PlantModel", "MapStyle", "Conformance"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "CartographyTests",
      dependencies: ["PlantModel", "MapStyle", "Cartography", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["PlantModel", "MapStyle", "Cartography", "Rendering", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "StorageTests", dependencies: ["PlantModel", "Storage", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "RiskMapTests",
      dependencies: [
        "PlantModel", "MapStyle", "Cartography", "Rendering", "Storage", "RiskMap", "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "PlantModel", "MapStyle", "Cartography", "RiskMap", "RiskMapServer", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "CommandTests",
      dependencies: ["PlantModel", "RiskMap", "RiskMapCommand", "TestSupport"],
      exclude: ["Help"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "GoldenTests",
      dependencies: ["PlantModel", "MapStyle", "Cartography", "Rendering", "TestSupport"],
      exclude: ["Cases", "Layers", "Symbols"], swiftSettings: swiftSettings),
  ]
)

// Programs that measure, built when asked for: BENCHMARKS=1 swift build -c release --product TilePainting
if Context.environment["BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "TilePainting", dependencies: ["PlantModel", "MapStyle", "Cartography", "Rendering"],
      path: "Benchmarks/TilePainting", swiftSettings: swiftSettings))
}
