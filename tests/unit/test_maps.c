/* Maps of data/mapas/ (2-formats): what is read of an SVG and of GeoJSON, whose regions they show, each fault
 * where it stands, and that the project's own map shows every region. */
#include "model/maps.h"
#include "model/svg.h"
#include "small_publication.h"

#include <stdio.h>

#define MAP "data/mapas/pais.svg"
#define GEO "data/mapas/pais.geojson"
#define NORTH "<path id=\"05\" d=\"M0 0h10v5H0z\"/>"
#define SOUTH "<path id=\"sur\" d=\"m0 5 10 0 0 15-10 0z\"/>"
#define SVG(shapes) "<svg xmlns=\"http://www.w3.org/2000/svg\">\n" shapes "\n</svg>"
#define FEATURE(properties, rings)                                                                           \
	"{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"Polygon\","          \
	"\"coordinates\":[" rings "]}}"
#define GEO_NORTH FEATURE("\"codigo\":5", "[[-75,1],[-74,1],[-74,0],[-75,0],[-75,1]]")
#define GEO_SOUTH FEATURE("\"region\":\"sur\"", "[[-75,0],[-74,0],[-74,-1],[-75,-1],[-75,0]]")
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\n\"features\":[" features "]}"

/* The map of the small publication's first entity, with the file at `path`; the caller finishes the world. */
static const struct map *map_in(struct world *world, const char *path, const char *bytes)
{
	start(world);
	put(world, path, bytes);
	load(world);
	assert_int_equal(world->result, 0);
	for (size_t i = 0; i < world->report.count; i++)
		fail_msg("%s", world->report.findings[i].message);
	const struct map *map = map_of(&world->model, entity_find(&world->model, "agencia"));
	assert_non_null(map);
	assert_null(map_of(&world->model, entity_find(&world->model, "vecina")));
	return map;
}

/* The outline of a region, or of what has none (NULL). */
static const char *outline_of(const struct world *world, const struct map *map, const char *region)
{
	size_t index = region ? region_find(&world->model, region) : NONE;
	for (size_t i = 0; i < map->count; i++)
		if (map->shapes[i].region == index)
			return map->shapes[i].outline;
	fail_msg("no shape of %s", region ? region : "no region");
	return NULL;
}

static void expect_outlines(const char *path, const char *bytes, const char *north, const char *south)
{
	struct world world;
	const struct map *map = map_in(&world, path, bytes);
	assert_string_equal(outline_of(&world, map, "norte"), north);
	assert_string_equal(outline_of(&world, map, "sur"), south);
	finish(&world);
}

/* Twenty high: a unit is 50. */
static void test_path_commands(void **state)
{
	(void)state;
	static const char north[] = "M0 0l500 0 0 250-500 0z", south[] = "M0 250l500 0 0 750-500 0z";
	static const char *const same[] = {"M0 0L10 0 10 5 0 5Z", "M0,0,10,0,10,5,0,5", "m0 0h10v5h-10z",
		"M 0 0 H 10 V 5 H 0 V 0 z", "M0 0l1e1.0 0 5-10 0", "M0 0L.1e+2.0 10.0 5 0 5",
		"M0 0C1 9 2 9 10 0S9 9 10 5L0 5", "M0 0Q5 5 10 0T10 5L0 5",
		"M0 0A3 3 0 0110 0a9 9 0 1 10 5L0 5", "M0 0L0 0 10 0 10 5 3 5 10 5 0 5z", "M5 5M0 0H10V5H0z"};
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++) {
		char bytes[400];
		snprintf(bytes, sizeof(bytes), SVG("<path d=\"%s\" id=\"05\"/>" SOUTH), same[i]);
		expect_outlines(MAP, bytes, north, south);
	}
	expect_outlines(MAP, SVG(NORTH "<polygon id=\"70\" points=\"0,5 10,5 10,20 0,20\"/>"), north, south);
	expect_outlines(MAP, SVG("<g id=\"x\">" NORTH "</g><text transform=\"rotate(9)\">a</text>" SOUTH),
		north, south);
	/* After z a path goes on from its start. */
	expect_outlines(MAP, SVG("<path id=\"norte\" d=\"M0 0h10v5H0zh2v-4z\"/>" SOUTH),
		"M0 167l417 0 0 208-417 0zM0 167l83 0 0-167z", "M0 375l417 0 0 625-417 0z");
}

/* Lands that are no region's come first; several shapes of one region are one. */
static void test_shapes(void **state)
{
	(void)state;
	struct world world;
	const struct map *map = map_in(&world, MAP,
		SVG("<desc>\n Formas:  Ana &amp; Luis </desc><desc>otra</desc>" SOUTH
		    "<defs><path d=\"M0 0h99v99z\"/></defs>"
		    "<path id=\"x\" d=\"M0 0h2v2z\"/>" NORTH "<path id=\"norte\" d=\"M20 0h2v2z\"/>"));
	assert_string_equal(map->credit, "Formas: Ana & Luis");
	assert_string_equal(map->path, MAP);
	assert_int_equal(map->count, 3);
	assert_int_equal(map->width, 1000);
	assert_int_equal(map->height, 909);
	assert_int_equal(map->shapes[0].region, NONE);
	assert_string_equal(outline_of(&world, map, "norte"), "M0 0l455 0 0 227-455 0zM909 0l91 0 0 91z");
	/* In the middle of its land, as far from its outline as can be. */
	const struct map_shape *south = &map->shapes[2];
	assert_int_equal(south->region, region_find(&world.model, "sur"));
	assert_in_range(south->x, 225, 230);
	assert_in_range(south->room, 222, 228);
	assert_in_range(south->y - 227, 222, 460);
	finish(&world);
}

static void test_geojson(void **state)
{
	(void)state;
	static const char north[] = "M0 0l500 0 0 500-500 0z", south[] = "M0 500l500 0 0 500-500 0z";
	expect_outlines(GEO, COLLECTION(GEO_NORTH "," GEO_SOUTH), north, south);
	expect_outlines(GEO,
		COLLECTION(GEO_NORTH
			",{\"type\":\"Feature\",\"properties\":{\"codigo\":\"70\"},\"geometry\":{"
			"\"type\":\"MultiPolygon\",\"coordinates\":[[[[-75,0],[-74,0],[-74,-1],[-75,"
			"-1]]]]}},{\"type\":\"Feature\",\"properties\":null,\"geometry\":null},"
			"{\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}}"),
		north, south);
	/* Far from the equator a degree of longitude is short: at 60 degrees, half. */
	expect_outlines(GEO,
		COLLECTION(FEATURE("\"codigo\":\"05\"", "[[8,61],[9,61],[9,60],[8,60]]") "," FEATURE(
			"\"region\":\"sur\"", "[[8,60],[9,60],[9,59],[8,59]]")),
		"M0 0l250 0 0 500-250 0z", "M0 500l250 0 0 500-250 0z");
	struct world world;
	assert_string_equal(
		map_in(&world, GEO, "{\"credito\":\"IGAC\",\"features\":[" GEO_NORTH "," GEO_SOUTH "]}")
			->credit,
		"IGAC");
	finish(&world);
}

/* What is left of an outline after so many numbers. */
static const char *after_numbers(const char *outline, int count)
{
	for (; count > 0; count--) {
		outline += strspn(outline, "Mlz ");
		outline += 1 + strspn(outline + 1, "0123456789");
	}
	return outline;
}

/* Whatever the file's size, the page stays light: lines are drawn on a coarser grid, and a border that two
 * regions share is one line still. */
static void test_many_points(void **state)
{
	(void)state;
	struct world world;
	struct buffer bytes = {0}, border = {0};
	for (int i = 1; i < 9000; i++)
		buffer_printf(&border, "L%d %d", i, 4000 + abs(i % 1200 - 600));
	buffer_printf(&bytes, "<svg><path id=\"05\" d=\"M0 0L0 4600%sL9000 4600L9000 0z\"/>", border.data);
	buffer_printf(
		&bytes, "<path id=\"70\" d=\"M0 9000L0 4600%sL9000 4600L9000 9000z\"/></svg>", border.data);
	const struct map *map = map_in(&world, MAP, bytes.data);
	const char *north = outline_of(&world, map, "norte"), *south = outline_of(&world, map, "sur");
	assert_in_range(strlen(north), 1000, 20000);
	/* Each has two points of its own before the border, and two after. */
	const char *shared = after_numbers(north, 4), *too = after_numbers(south, 4);
	assert_true(shared != north && !strncmp(shared, too, strlen(shared) - strlen("-1000 0-1000z") - 8));
	buffer_release(&bytes);
	buffer_release(&border);
	finish(&world);
}

static void test_faults(void **state)
{
	(void)state;
	expect_one(MAP, NULL, SVG("<path id=\"x\" d=\"M0 0h1v1z\"/>"), MAP ":1:1 mapa-sin-regiones");
	expect_one(MAP, NULL, "<svg/>", MAP ":1:1 mapa-sin-regiones");
	expect_one(MAP, NULL, SVG(NORTH), MAP ":1:1 mapa-incompleto");
	expect_one(
		MAP, NULL, SVG(NORTH "<path id=\"70\" d=\"M0 0h.001v.001z\"/>"), MAP ":1:1 mapa-incompleto");
	expect_one(MAP, NULL, SVG(NORTH "\n  <path id=\"70\" d=\"M0 0J3\"/>"), MAP ":3:3 mapa-ilegible");
	expect_one(MAP, NULL, SVG("<path id=\"70\" d=\"M0 0l3\"/>"), MAP ":2:1 mapa-ilegible");
	expect_one(MAP, NULL, SVG("<path id=\"70\" d=\"3 3\"/>"), MAP ":2:1 mapa-ilegible");
	expect_one(MAP, NULL, SVG("<path id=\"70\" d=\"M0 0L9e99 0\"/>"), MAP ":2:1 mapa-ilegible");
	expect_one(MAP, NULL, SVG("<polygon id=\"70\" points=\"1 2 3\"/>"), MAP ":2:1 mapa-ilegible");
	expect_one(MAP, NULL, SVG("<path id=\"70\" d=\"M0 0h3\"/>"), MAP ":1:1 mapa-ilegible");
	expect_one(MAP, NULL, SVG("<g transform=\"scale(2)\">" NORTH "</g>"), MAP ":2:1 mapa-ilegible");
	expect_one(MAP, NULL, SVG(NORTH "\n<script>x</script>"), MAP ":3:1 mapa-ilegible");
	expect_one(MAP, NULL, SVG(NORTH "<image href=\"//x.example/a\"/>"), MAP ":2:33 mapa-ilegible");
	expect_one(MAP, NULL, "<p/>", MAP ":1:1 mapa-ilegible");
	expect_one(MAP, NULL, "\xE1", MAP ":1:1 mapa-ilegible");
	expect_one(GEO, NULL, "{\n \"a\": }", GEO ":2:7 mapa-ilegible");
	expect_one(GEO, NULL, "[]", GEO ":1:1 mapa-ilegible");
	expect_one(GEO, NULL, COLLECTION(FEATURE("\"codigo\":5", "[[1000000,5]]")), GEO ":1:1 mapa-ilegible");
	expect_one(GEO, NULL, COLLECTION(FEATURE("\"codigo\":5", "[[\"1\",5]]")), GEO ":1:1 mapa-ilegible");
	expect_one(GEO, NULL, COLLECTION(FEATURE("\"codigo\":5", "[[1]]")), GEO ":1:1 mapa-ilegible");
	expect_one(GEO, NULL, COLLECTION(FEATURE("\"codigo\":\"x\"", "[[1,1],[2,2],[1,2]]")),
		GEO ":1:1 mapa-sin-regiones");
	expect(CHANGES({MAP, NULL, SVG(NORTH SOUTH)}, {GEO, NULL, COLLECTION(GEO_NORTH "," GEO_SOUTH)}),
		MAP ":1:1 mapa-repetido");
	/* A neighbour's map, whose codes are the same numbers. */
	expect_one(MAP, NULL, SVG("<path id=\"01\" d=\"M0 0h1v1z\"/>"), "");
	/* Other files are left alone. */
	expect_one("data/mapas/pais.awk", NULL, "{ print }", "");
	expect_one("data/mapas.svg", NULL, "<svg/>", "");
}

/* The project's own: 33 departments, each with an outline that can be seen and a label within it. */
static void test_colombia(void **state)
{
	(void)state;
	char *bytes = NULL;
	size_t length = 0;
	FILE *file = fopen("data/mapas/colombia.svg", "r");
	assert_non_null(file);
	assert_true(getdelim(&bytes, &length, '\0', file) > 0);
	fclose(file);
	struct world world;
	start(&world);
	put(&world, MAP, bytes);
	FILE *regions = fopen("data/regiones.csv", "r");
	char *table = NULL;
	assert_non_null(regions);
	assert_true(getdelim(&table, &length, '\0', regions) > 0);
	fclose(regions);
	put(&world, REGIONS, table);
	put(&world, ENTITIES,
		"entidad,nombre,sigla,pais\nagencia,A,A,A\nsena,S,S,Colombia\nsence,C,C,Chile\nvecina,V,V,"
		"V\n");
	load(&world);
	const struct map *map = map_of(&world.model, entity_find(&world.model, "sena"));
	assert_non_null(map);
	assert_null(map_of(&world.model, entity_find(&world.model, "sence")));
	assert_int_equal(map->height, MAP_SIDE);
	assert_int_equal(map->count, 34); /* and the frame of San Andrés */
	assert_non_null(strstr(map->credit, "CC BY 4.0"));
	size_t weight = 0;
	for (size_t i = 0; i < map->count; i++) {
		weight += strlen(map->shapes[i].outline);
		if (map->shapes[i].region != NONE && map->shapes[i].room < 5)
			fail_msg("%s: %d", world.model.regions[map->shapes[i].region].name,
				map->shapes[i].room);
	}
	assert_in_range(weight, 4000, 12000);
	free(bytes);
	free(table);
	finish(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_path_commands),
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_geojson),
		cmocka_unit_test(test_many_points),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_colombia),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
