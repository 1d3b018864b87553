// libwebp (https://developers.google.com/speed/webp/docs/api), for WebP tiles.
#pragma once
#include <webp/encode.h>
