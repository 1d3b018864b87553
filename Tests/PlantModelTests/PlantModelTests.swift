// Suites of PlantModel stand in this folder, one a type.
