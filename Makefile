# rinde. `make` builds; `make site` and `make test` also install what they need.
CC ?= gcc
BUILD ?= build
CFLAGS ?= -O2 -g
WARNINGS = -std=c17 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror
PACKAGES = libcmark-gfm libgit2 yaml-0.1 libutf8proc libcrypto zlib
CPPFLAGS += -Igenerator -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LIBRARIES = $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcsv -lgmp

SOURCES = $(filter-out generator/main.c,$(wildcard generator/*/*.c))
OBJECTS = $(SOURCES:generator/%.c=$(BUILD)/%.o)
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

$(BUILD)/tests/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(BUILD)/librinde.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lcmocka -ljansson

$(BUILD)/tests/test_oracle: $(ORACLE)

unit: $(TESTS)
	@for t in $(TESTS); do echo "# $$t"; CMOCKA_MESSAGE_OUTPUT=TAP $$t || exit 1; done

clean:
	rm -rf $(BUILD)

.PHONY: all unit clean
.PRECIOUS: $(BUILD)/tests/%.o
-include $(OBJECTS:.o=.d) $(BUILD)/main.d $(TESTS:=.d)
