import CGDAL

/// Gives memory that was freed back to the system: reading leaves more behind than a map holds, in pieces that the allocator keeps
/// otherwise. Takes a few milliseconds for a hundred megabytes.
func returnFreedMemory() {
  malloc_trim(0)
}
