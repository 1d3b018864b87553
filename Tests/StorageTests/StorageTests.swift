// Suites of Storage stand in this folder, one a type.
