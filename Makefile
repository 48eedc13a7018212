# rinde. `make` builds; `make site` and `make test` also install what they need.
CC ?= gcc
BUILD ?= build
CFLAGS ?= -O2 -g
WARNINGS = -std=c17 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror
PACKAGES = libcmark-gfm libgit2 yaml-0.1 libutf8proc libcrypto zlib
CPPFLAGS += -Igenerator -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LIBRARIES = $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcsv -lgmp

SOURCES = $(filter-out generator/main.c,$(wildcard generator/*/*.c))
OBJECTS = $(SOURCES:generator/%.c=$(BUILD)/%.o) $(BUILD)/builtin_files.o
# What the program carries of templates/; the folders too, to notice a file that went.
BUILTIN = $(sort $(shell find templates -type f ! -name '.*'))
BUILTIN_FOLDERS = $(shell find templates -type d)
TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
ORACLE = $(patsubst tests/unit/%.c,$(BUILD)/tests/%.o,$(wildcard tests/unit/oracle*.c))

all: $(BUILD)/rinde

$(BUILD)/rinde: $(BUILD)/main.o $(BUILD)/librinde.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(BUILD)/librinde.a: $(OBJECTS)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/%.o: generator/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP -c -o $@ $<

$(BUILD)/builtin_files.c: $(BUILTIN) $(BUILTIN_FOLDERS) Makefile
	@mkdir -p $(@D)
	@{ echo '#include "pages/builtin.h"'; n=0; \
	for f in $(BUILTIN); do echo "static const unsigned char file_$$n[] = {"; \
	od -An -v -tx1 "$$f" | sed 's/[0-9a-f][0-9a-f]/0x&,/g'; echo '0};'; n=$$((n + 1)); done; \
	echo 'const struct builtin_file builtin_files[] = {'; n=0; \
	for f in $(BUILTIN); do \
	echo "{\"$${f#templates/}\", (const char *)file_$$n, sizeof(file_$$n) - 1},"; n=$$((n + 1)); done; \
	echo '};'; echo "const size_t builtin_count = $$n;"; } > $@

$(BUILD)/builtin_files.o: $(BUILD)/builtin_files.c
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(BUILD)/librinde.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lcmocka -ljansson

$(BUILD)/tests/test_oracle $(BUILD)/tests/test_property: $(ORACLE)

unit: $(TESTS)
	@for t in $(TESTS); do echo "# $$t"; CMOCKA_MESSAGE_OUTPUT=TAP $$t || exit 1; done

clean:
	rm -rf $(BUILD)

.PHONY: all unit clean
.PRECIOUS: $(BUILD)/tests/%.o
-include $(OBJECTS:.o=.d) $(BUILD)/main.d $(TESTS:=.d)
