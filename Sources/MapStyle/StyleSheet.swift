package import PlantModel
package struct StyleSheet: Sendable {}
extension StyleSheet { package func style(_ t: [String: FeatureTable], at zoom: Double) -> Diagnosed<[StyledLayer]> { Diagnosed([]) } }
