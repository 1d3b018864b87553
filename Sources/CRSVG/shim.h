// librsvg: SVG symbols (https://gnome.pages.gitlab.gnome.org/librsvg/Rsvg-2.0/).
#pragma once
#include <librsvg/rsvg.h>
