// ISA-L's deflate and CRC-32 (https://intel.github.io/isa-l/), under our PNG writer.
#pragma once
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
