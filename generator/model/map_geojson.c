/* Room: model. A map from GeoJSON (RFC 7946): polygons in degrees, laid flat with the middle of the map to
 * scale (plain equirectangular). It must not know regions. */
#include "model/map_draft.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

/* The region's code, which a program may have made a number of ("05", 5), or its slug. */
static const char *property(struct map_draft *draft, const json_t *feature, const char *name)
{
	const json_t *value = json_object_get(json_object_get(feature, "properties"), name);
	if (json_is_integer(value))
		return arena_printf(draft->arena, "%02lld", (long long)json_integer_value(value));
	return json_is_string(value) ? json_string_value(value) : "";
}

static int bad_position(struct map_draft *draft)
{
	return draft_fault(draft,
		"hay coordenadas que no son longitud y latitud en grados (WGS 84, EPSG:4326)",
		"there are coordinates that are no longitude and latitude in degrees (WGS 84, EPSG:4326)");
}

/* A coordinate of at most so many degrees, in millionths. */
static int read_degrees(struct map_draft *draft, const json_t *value, int most, int64_t *degrees)
{
	if (!json_is_number(value) || !(fabs(json_number_value(value)) <= most))
		return bad_position(draft);
	*degrees = llround(json_number_value(value) * 1e6);
	return 0;
}

static int read_polygon(struct map_draft *draft, const json_t *polygon)
{
	size_t r, p;
	const json_t *ring, *position;
	if (!json_is_array(polygon))
		return bad_position(draft);
	json_array_foreach(polygon, r, ring)
	{
		draft_ring_begin(draft);
		json_array_foreach(ring, p, position)
		{
			struct map_point point;
			if (read_degrees(draft, json_array_get(position, 0), 180, &point.x) ||
				read_degrees(draft, json_array_get(position, 1), 90, &point.y))
				return -1;
			draft_point(draft, point.x, -point.y);
		}
	}
	return 0;
}

/* Points and lines are no land: passed over. */
static int read_feature(struct map_draft *draft, const json_t *feature)
{
	const json_t *geometry = json_object_get(feature, "geometry"), *polygon;
	const json_t *coordinates = json_object_get(geometry, "coordinates");
	const char *type = json_string_value(json_object_get(geometry, "type"));
	size_t i;
	bool several = type && !strcmp(type, "MultiPolygon");
	if (!type || (!several && strcmp(type, "Polygon") != 0))
		return 0;
	draft_shape_begin(draft, property(draft, feature, "codigo"), property(draft, feature, "region"));
	if (!several)
		return read_polygon(draft, coordinates);
	json_array_foreach(coordinates, i, polygon)
	{
		if (read_polygon(draft, polygon))
			return -1;
	}
	return 0;
}

/* A degree of longitude is shorter than one of latitude, by the cosine of the latitude. */
static void narrow(struct map_draft *draft)
{
	int64_t north = INT64_MAX, south = INT64_MIN;
	for (size_t i = 0; i < draft->point_count; i++) {
		north = draft->points[i].y < north ? draft->points[i].y : north;
		south = draft->points[i].y > south ? draft->points[i].y : south;
	}
	if (!draft->point_count)
		return;
	/* A length in a drawing, no figure. */
	int64_t share = llround(cos(0.5e-6 * acos(-1) / 180 * (north + south)) * 1e6);
	for (size_t i = 0; i < draft->point_count; i++)
		draft->points[i].x = draft->points[i].x * share / 1000000;
}

int map_read_geojson(struct map_draft *draft, const char *bytes, size_t length)
{
	json_error_t error;
	json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
	const json_t *features = json_object_get(root, "features"), *feature;
	const char *credit = json_string_value(json_object_get(root, "credito"));
	size_t i;
	if (!root) {
		draft->line = error.line > 0 ? (unsigned)error.line : 1;
		draft->column = error.column > 0 ? (unsigned)error.column : 1;
		return draft_fault(draft, "no es JSON bien formado", "it is no well-formed JSON");
	}
	draft->credit = arena_string(draft->arena, credit);
	if (!json_is_array(features))
		draft_fault(draft, "no es una FeatureCollection de GeoJSON",
			"it is no FeatureCollection of GeoJSON");
	json_array_foreach(features, i, feature)
	{
		if (read_feature(draft, feature))
			break;
	}
	json_decref(root);
	narrow(draft);
	return draft->fault ? -1 : 0;
}
