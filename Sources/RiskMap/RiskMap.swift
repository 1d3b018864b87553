// RiskMap
