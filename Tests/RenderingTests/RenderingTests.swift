// Suites of Rendering stand in this folder, one a type.
