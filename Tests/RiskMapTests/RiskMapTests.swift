// Suites of RiskMap stand in this folder, one a type.
