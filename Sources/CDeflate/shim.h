// ISA-L's deflate and CRC-32 (https://intel.github.io/isa-l/), under our PNG writer.
#pragma once
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

/// Swift cannot import this macro, which stands on sizeof.
static inline uint32_t isal_level_1_buffer_size(void) { return ISAL_DEF_LVL1_DEFAULT; }
