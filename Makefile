# rinde. `make` builds; `make site` and `make test` also install what they need (Debian 12, as root).
ifeq ($(origin CC),default)
CC = gcc
endif
BUILD ?= build
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
# What the project's own publication takes for the present: the same input gives the same bytes, whenever it is built.
NOW ?= 2021-01-20T09:00:00-05:00
WARNINGS = -std=c17 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror
SANITIZE = -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all
PACKAGES = libcmark-gfm libgit2 yaml-0.1 libutf8proc libcrypto zlib jansson
# Asked for when first needed, and once: on a bare machine pkg-config is installed only then.
PACKAGE_FLAGS = $(eval PACKAGE_FLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(PACKAGE_FLAGS)
LIBRARIES = $(shell pkg-config --libs $(PACKAGES)) -lcsv -lgmp -lm
COMPILE = $(CC) -Igenerator -D_GNU_SOURCE $(CPPFLAGS) $(PACKAGE_FLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP

# Debian packages; command/package is had where the command is there, whoever brought it.
FOR_SITE = gcc/gcc make/make git/git pkg-config/pkg-config awk/mawk libc6-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libcsv-dev libgit2-dev libyaml-dev libutf8proc-dev libssl-dev zlib1g-dev libgmp-dev libjansson-dev node/nodejs npm/npm
FOR_TEST = libcmocka-dev clang/clang libclang-rt-14-dev clang-format/clang-format valgrind/valgrind \
	chromium/chromium fonts-dejavu-core java/default-jre-headless shellcheck/shellcheck mandoc/mandoc ssh-keygen/openssh-client gpg/gnupg strace/strace xmllint/libxml2-utils pdftotext/poppler-utils
ifneq ($(filter site bench golden,$(MAKECMDGOALS)),)
NEEDED = $(BUILD)/packages-site
endif
ifneq ($(filter test bench asan fuzz lint screenshots,$(MAKECMDGOALS)),)
NEEDED = $(BUILD)/packages-site $(BUILD)/packages-test
endif

BUILTIN = $(sort $(shell find templates -type f ! -name '.*'))
# npm's packages, of the versions that a lock file names; and the program among them that makes the search.
PACKAGED = node_modules/.package-lock.json
PAGEFIND = generator/site/node_modules/@pagefind/*/bin/pagefind_extended
SOURCES = $(filter-out generator/main.c,$(wildcard generator/*/*.c))
OBJECTS = $(SOURCES:generator/%.c=$(BUILD)/%.o) $(BUILD)/builtin_files.o
TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
ORACLE = $(patsubst tests/unit/%.c,$(BUILD)/tests/%.o,$(wildcard tests/unit/oracle*.c))
FUZZERS = $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))

all: $(BUILD)/rinde
programs: all $(TESTS)
fuzzers: $(FUZZERS)
$(BUILD)/rinde: $(BUILD)/main.o $(BUILD)/librinde.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)
$(BUILD)/librinde.a: $(OBJECTS)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/%.o: generator/%.c | $(NEEDED)
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

# The templates inside the program; their folders count too, to notice a file that went.
$(BUILD)/builtin_files.c: generator/pages/builtin.sh $(BUILTIN) $(shell find templates -type d)
	@mkdir -p $(@D)
	sh $< $(BUILTIN) >$@
$(BUILD)/builtin_files.o: $(BUILD)/builtin_files.c | $(NEEDED)
	$(COMPILE) -c -o $@ $<

$(BUILD)/tests/%.o: tests/unit/%.c | $(NEEDED)
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<
$(BUILD)/tests/oracle.a: $(ORACLE)
	rm -f $@ && ar rcs $@ $^
$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(BUILD)/tests/oracle.a $(BUILD)/librinde.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lcmocka

# With libFuzzer where FUZZER_FLAGS says so, else with a driver that runs over the corpus once.
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/driver.c $(BUILD)/librinde.a
	@mkdir -p $(@D)
	$(COMPILE) $(FUZZER_FLAGS) $(LDFLAGS) -o $@ $(if $(FUZZER_FLAGS),$(filter-out %/driver.c,$^),$^) $(LIBRARIES)

# Rendered anew when an input changed (also one that went: folders count), or when it is not there.
site: $(BUILD)/site.stamp
$(BUILD)/site.stamp: $(BUILD)/rinde $(BUILD)/publicacion/HEAD generator/site/$(PACKAGED) $(if $(wildcard site/index.html),,always)
	$(BUILD)/rinde build --repo $(BUILD)/publicacion --out site --now $(NOW) --search $(PAGEFIND) && touch $@
$(BUILD)/publicacion/HEAD: $(shell find content data templates) | $(NEEDED)
	sh data/historia.sh $(BUILD)/publicacion

test: site programs tests/browser/$(PACKAGED) | $(NEEDED)
	+@BUILD=$(BUILD) SANITIZE='$(SANITIZE)' bash tests/run.sh

unit: $(TESTS)
	@for t in $(TESTS); do echo "# $$t"; CMOCKA_MESSAGE_OUTPUT=TAP $$t || exit 1; done

golden: all
	bash tests/golden/run.sh --regenerate
	git add -N tests/golden && git --no-pager diff -- tests/golden

asan: | $(NEEDED)
	$(MAKE) BUILD=$(BUILD)/asan CFLAGS='$(SANITIZE)' programs fuzzers
fuzz: | $(NEEDED)
	$(MAKE) BUILD=$(BUILD)/libfuzzer CC=clang CFLAGS='$(SANITIZE) -fsanitize=fuzzer-no-link' FUZZER_FLAGS=-fsanitize=fuzzer fuzzers
	bash tests/fuzz/run.sh $(BUILD)/libfuzzer/fuzz

bench: site tests/browser/$(PACKAGED)
	@sh tests/packages.sh hyperfine/hyperfine
	@NOW=$(NOW) bash tests/bench/bench.sh

lint: | $(NEEDED)
	bash tests/house.sh
screenshots: site tests/browser/$(PACKAGED) | $(NEEDED)
	node tests/browser/screenshots.mjs site $(BUILD)/screenshots
format:
	clang-format -i $$(git ls-files --cached --others --exclude-standard '*.[ch]')
install: all
	install -D $(BUILD)/rinde $(DESTDIR)$(PREFIX)/bin/rinde
	install -D -m 644 generator/rinde.1 $(DESTDIR)$(PREFIX)/share/man/man1/rinde.1
clean:
	rm -rf $(BUILD) tests/browser/node_modules generator/site/node_modules

$(BUILD)/packages-site: Makefile tests/packages.sh
	@mkdir -p $(@D) && sh tests/packages.sh $(FOR_SITE) && touch $@
$(BUILD)/packages-test: Makefile tests/packages.sh | $(BUILD)/packages-site
	@mkdir -p $(@D) && sh tests/packages.sh $(FOR_TEST) && touch $@
%/$(PACKAGED): %/package-lock.json | $(NEEDED)
	cd $* && npm ci --no-audit --no-fund --ignore-scripts && touch $(PACKAGED)

.PHONY: all unit programs fuzzers site test golden asan fuzz bench lint screenshots format install clean always
.PRECIOUS: $(BUILD)/tests/%.o
-include $(OBJECTS:.o=.d) $(BUILD)/main.d $(TESTS:=.d) $(ORACLE:.o=.d)
