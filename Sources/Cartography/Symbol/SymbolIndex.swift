import PlantModel

/// What the symbols of one collision group find on the map: what was there before any symbol, and what they took themselves.
/// Groups share the first, as a style may have thousands of them.
struct SymbolIndex {
  /// Nil where it is part of `own`.
  private let ground: LabelIndex?
  private(set) var own: LabelIndex

  /// Of the group that also tells others what it took.
  init(continuing ground: LabelIndex) {
    self.ground = nil
    own = ground
  }

  /// Of a group beside others.
  init(on ground: LabelIndex) {
    self.ground = ground
    own = LabelIndex(window: ground.window, isSparse: true)
  }

  mutating func take(_ box: OrientedBox, owner: Int, isCooperative: Bool) {
    own.insert(.box(box), owner: owner, rank: -1, isCooperative: isCooperative)
  }

  /// Nothing is in the way but what `owner` has taken itself; for a cooperative symbol others of that kind are not.
  func isFree(_ box: OrientedBox, forCooperative: Bool, besides owner: Int) -> Bool {
    own.isFree(.box(box), forCooperative: forCooperative, besides: owner)
      && ground?.isFree(.box(box), forCooperative: forCooperative, besides: owner) != false
  }
}
