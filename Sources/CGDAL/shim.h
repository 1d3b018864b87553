// GDAL's C interface: https://gdal.org/api/raster_c_api.html, https://gdal.org/api/vector_c_api.html
#pragma once
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
// For `malloc_trim`, which the Glibc module leaves out: reading leaves much freed memory behind.
#include <malloc.h>
