// Suites of MapStyle stand in this folder, one a type.
