// Suites of Cartography stand in this folder, one a type.
