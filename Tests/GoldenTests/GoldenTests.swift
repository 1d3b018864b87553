// Suites of Golden stand in this folder, one a type.
