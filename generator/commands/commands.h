/*
 * Room: commands. What a person can ask of rinde: options in, stations called in order, findings printed,
 * exit status out. The only room that reads the clock, the environment and the command line, and the only one
 * that prints.
 */
#ifndef COMMANDS_COMMANDS_H
#define COMMANDS_COMMANDS_H

#include "base/date.h"
#include "base/report.h"

#include <stdbool.h>
#include <stdio.h>

/* 5-cli "Exit status" */
enum { EXIT_CLEAN = 0, EXIT_ERRORS = 1, EXIT_USAGE = 2 };

struct command {
	const char *name;
	const char *arguments;	       /* what may follow; the options in it are those that it takes */
	const char *spanish, *english; /* one line each */
	const char *more_spanish, *more_english, *example;
	int (*run)(int argc, char **argv);
};

/* Ends with a NULL name; main.c has the table. */
extern const struct command commands[];

int command_build(int argc, char **argv);
int command_check(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_editions(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_verify(int argc, char **argv);
int command_help(int argc, char **argv);

/* Options that several commands share; each says which of them it takes. */
struct options {
	const char *repo, *out, *revision, *base_url, *edition;
	const char *search;	     /* --search: pagefind's program; NULL: the site has no search */
	const char *allowed_signers; /* --require-signed; NULL: signatures are not asked for */
	bool worktree, json, csv, help;
	bool staged;	    /* what git's index holds, in place of the files on disk; with `worktree` */
	bool draft;	    /* --draft; `revision` is HEAD */
	bool copies;	    /* --no-hardlinks */
	struct instant now; /* --now, else SOURCE_DATE_EPOCH, else the clock; offset OFFSET_NONE when none was
			       given */
	unsigned jobs;
	char **operands; /* what is no option */
	int operand_count;
};

/* Reads what follows the command argv[0], which must be one of the table; operands are moved to the front.
 * Names of options are not to be shortened. Returns EXIT_CLEAN, or EXIT_USAGE after saying why. */
int options_read(struct options *options, int argc, char **argv);

/* Whether findings and help speak English (LC_ALL, LC_MESSAGES, LANG; the first that is set decides). */
bool speaks_english(void);

/* All commands, one a line. */
void print_commands(FILE *out);

/* The command of that name, or NULL. */
const struct command *command_find(const char *name);

/* Usage of one command; all of its help on standard output; and a wrong call of it, or of no command (the
 * name is ""). Returns EXIT_USAGE. */
void print_usage(const struct command *command, FILE *out);
void print_help(const struct command *command);
int usage_error(const char *name, const char *spanish, const char *english, const char *what);

/* The same for a name that is none of those known, with the nearest; the sentences have a %s for it, quoted.
 */
int unknown_name(const char *command, const char *spanish, const char *english, const char *wrong,
	const char *const *known, size_t count);

/* A command that there is not, asked of `asked` ("" for the program itself). Returns EXIT_USAGE. */
int unknown_command(const char *asked, const char *name);

/* Sorts and prints the findings: text to standard error, or JSON to standard output. Returns EXIT_CLEAN or
 * EXIT_ERRORS. */
int print_report(struct report *report, bool json);

#endif
