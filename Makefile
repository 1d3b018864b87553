# Every command that a developer or a user of this repository needs.

SWIFT ?= swift
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT := DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -y --no-install-recommends

# What the program is built from and draws with.
PACKAGES := pkg-config libgdal-dev libcairo2-dev libpango1.0-dev librsvg2-dev zlib1g-dev libsqlite3-dev fonts-noto-cjk
# What the tests read the products back with.
TEST_PACKAGES := poppler-utils qpdf pngcheck gdal-bin sqlite3

RELEASE := $(SWIFT) build -c release --static-swift-stdlib --product riskmap
RISKMAP := .build/release/riskmap
VERSION := $(shell sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/RiskMapCommand/RiskMapCommand.swift)

# Where `make install` puts things.
PREFIX ?= /usr/local
DESTDIR ?=

.PHONY: demo test conformance bench clients format lint build install deb packages test-packages clean

## demo: draw the demo maps into out/ and print the paths of what was made
demo: build
	$(RISKMAP) render maps/ammonia-plant maps/workshop -o out
	$(RISKMAP) render maps/ammonia-plant --sheet gate-a0 --format png --dpi 150 -o out
	$(RISKMAP) render maps/ammonia-plant --sheet office-a3 --format svg -o out

## test: every test
test: test-packages
	$(SWIFT) test

## conformance: cases of the style specification's own form in folders EXPRESSIONS and RENDERING, with a line for each that disagrees
conformance: packages
	$(SWIFT) build --product Conformance
	$$($(SWIFT) build --show-bin-path)/Conformance --expressions "$(EXPRESSIONS)" --rendering "$(RENDERING)"

## bench: times and memory of the main job, styling, and tiles a second beside rivals. PARK=FILE, DATA=DIR and PEERS=DIR name the large
## maps, the tile workloads and the rivals' drivers (Benchmarks/tiles.sh); what is not named is left out, and said so
bench: build
	bash Benchmarks/sheets.sh $(RISKMAP) $(PARK)
	$(SWIFT) build -c release --static-swift-stdlib --product Styling
	.build/release/Styling
	$(SWIFT) build -c release --static-swift-stdlib --product TileBench
	DATA=$(DATA) PEERS=$(PEERS) bash Benchmarks/tiles.sh .build/release/TileBench

## clients: GIS programs and browsers against a running server; those that the machine has not and cannot fetch are left out and said so
clients: build
	bash Tests/Clients/run.sh $(RISKMAP)

build: packages
	$(RELEASE)

## install: program, styles, symbols, rules, demo maps, documentation and the service's unit under PREFIX (/usr/local)
install: build
	PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" packaging/install $(RISKMAP) $(VERSION)

## deb: a package for this machine's Debian in out/
deb: build
	packaging/deb $(RISKMAP) $(VERSION)

format:
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

lint:
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift
	bash .ci/check-imports

packages:
	@dpkg-query -W $(PACKAGES) >/dev/null 2>&1 || ($(SUDO) $(APT) update && $(SUDO) $(APT) install $(PACKAGES))

test-packages: packages
	@dpkg-query -W $(TEST_PACKAGES) >/dev/null 2>&1 || ($(SUDO) $(APT) update && $(SUDO) $(APT) install $(TEST_PACKAGES))

clean:
	rm -rf .build out
