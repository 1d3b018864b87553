import Foundation

extension Expression.NumberFormatting {
  /// The number with grouping commas and a decimal point. Every locale is written so, which is how Chinese and English write
  /// numbers: output must not depend on the machine's locales.
  func text(_ context: inout EvaluationContext) throws(EvaluationError) -> String {
    let value = try number.value(&context).asNumber
    let currencyCode = try Self.string(currency, &context)
    let unitName = try Self.string(unit, &context)
    let usual = currencyCode.map { Self.currencyDigits[$0.uppercased()] ?? 2 }
    let fewest = try Self.digits(minFractionDigits, &context) ?? usual ?? 0
    let most = try Self.digits(maxFractionDigits, &context) ?? max(fewest, usual ?? 3)
    guard fewest <= most else {
      throw EvaluationError(
        zh: "min-fraction-digits 大于 max-fraction-digits",
        en: "min-fraction-digits is more than max-fraction-digits")
    }
    let digits = Self.grouped(value.magnitude, fewest, most)
    let sign = value < 0 ? "-" : ""
    if let code = currencyCode {
      return sign + (Self.currencySymbols[code.uppercased()] ?? "\(code)\u{A0}") + digits
    }
    guard let unitName else { return sign + digits }
    return sign + digits + (Self.unitSuffixes[unitName] ?? " \(unitName)")
  }

  private static func string(_ expression: Expression?, _ context: inout EvaluationContext)
    throws(EvaluationError) -> String?
  {
    guard case .string(let string)? = try expression?.value(&context) else { return nil }
    return string
  }

  /// ECMA-402 allows 0 to 20 digits.
  private static func digits(_ expression: Expression?, _ context: inout EvaluationContext)
    throws(EvaluationError) -> Int?
  {
    guard case .number(let number)? = try expression?.value(&context) else { return nil }
    guard (0...20).contains(number) else {
      throw EvaluationError(zh: "小数位数应在 0…20 之间", en: "fraction digits are 0 to 20")
    }
    return Int(number)
  }

  /// Halves are rounded away from zero in the decimal digits, as ECMA-402 does.
  private static func grouped(_ number: Double, _ fewest: Int, _ most: Int) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return "∞" }
    var text = String(format: "%.\(most)f", roundedDecimally(number, most))
    var fraction = ""
    if let point = text.firstIndex(of: ".") {
      fraction = String(text[text.index(after: point)...])
      text = String(text[..<point])
    }
    while fraction.count > fewest, fraction.hasSuffix("0") { fraction.removeLast() }
    var whole = ""
    for (offset, digit) in text.reversed().enumerated() {
      if offset > 0, offset.isMultiple(of: 3) { whole.append(",") }
      whole.append(digit)
    }
    return String(whole.reversed()) + (fraction.isEmpty ? "" : ".\(fraction)")
  }

  private static func roundedDecimally(_ number: Double, _ digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    guard number * scale < 1e15, let scaled = Double("\(number)e\(digits)") else { return number }
    return scaled.rounded(.toNearestOrAwayFromZero) / scale
  }

  private static let currencyDigits = ["JPY": 0, "KRW": 0, "VND": 0]
  private static let currencySymbols = [
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "KRW": "₩", "INR": "₹",
    "VND": "₫", "CAD": "CA$", "AUD": "A$", "HKD": "HK$", "TWD": "NT$", "NZD": "NZ$", "BRL": "R$",
    "MXN": "MX$", "ILS": "₪",
  ]
  /// Short names of the units of ECMA-402, table 2.
  private static let unitSuffixes = [
    "meter": " m", "kilometer": " km", "centimeter": " cm", "millimeter": " mm", "mile": " mi",
    "foot": " ft", "inch": " in", "yard": " yd", "acre": " ac", "hectare": " ha",
    "kilogram": " kg", "gram": " g", "pound": " lb", "ounce": " oz", "stone": " st",
    "liter": " L", "milliliter": " mL", "gallon": " gal", "fluid-ounce": " fl oz",
    "celsius": "°C", "fahrenheit": "°F", "degree": " deg", "percent": "%",
    "second": " sec", "minute": " min", "hour": " hr", "millisecond": " ms", "day": " days",
    "week": " wks", "month": " mths", "year": " yrs",
    "bit": " bit", "byte": " byte", "kilobit": " kb", "kilobyte": " kB", "megabit": " Mb",
    "megabyte": " MB", "gigabit": " Gb", "gigabyte": " GB", "terabit": " Tb",
    "terabyte": " TB", "petabyte": " PB",
  ]
}
