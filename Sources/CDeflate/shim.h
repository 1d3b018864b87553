// zlib (https://zlib.net/manual.html), under our PNG writer.
#pragma once
#include <zlib.h>
