// Suites of Command stand in this folder, one a type.
