/* The table of commands, and nothing else: options are for commands/, work for the stations. */
#include "commands/commands.h"

#include <malloc.h>
#include <string.h>

const struct command commands[] = {
	{"build",
		"[--repo .] [--out site] [--rev REV | --worktree | --draft] [--jobs N] [--now INSTANT] "
		"[--url-base URL] [--no-hardlinks] [--require-signed ALLOWED-SIGNERS]",
		"Escribe el sitio a partir del repositorio de la publicación.",
		"Writes the site from the publication's repository.", command_build},
	{"check", "[--repo .] [--rev REV | --staged | --worktree] [--now INSTANT] [--format text|json]",
		"Revisa la publicación (por defecto, los archivos en disco) sin escribir nada.",
		"Checks the publication (by default the files on disk) and writes nothing.", command_check},
	{"diff", "EDITION EDITION [--repo .] [--now INSTANT] [--format text|csv|json]",
		"Dice qué cifras y documentos cambian de una edición a otra.",
		"Tells which figures and documents change from one edition to another.", command_diff},
	{"editions", "[--repo .] [--now INSTANT] [--require-signed ALLOWED-SIGNERS]",
		"Lista las ediciones: cuáles se publican, cuáles no, y quién las firmó.",
		"Lists the editions: which are published, which are not, and who signed them.",
		command_editions},
	{"explain",
		"INDICADOR REGION|SEGMENT|nacional[/ROL] PERIODO [--edition ID] [--repo .] [--rev REV | "
		"--worktree] [--now INSTANT]",
		"Explica una cifra: cada fila, cada suma y por qué su estado es el que es.",
		"Explains a figure: every row, every sum, and why its state is what it is.", command_explain},
	{"verify", "DIR [--format text|json]",
		"Compara un sitio publicado con sus manifiestos: qué falta, qué cambió, qué sobra.",
		"Compares a published site with its manifests: what is missing, changed, or does not belong.",
		command_verify},
	{"help", "[COMMAND | findings]", "Explica las órdenes y los hallazgos.",
		"Explains the commands and the findings.", command_help},
	{NULL, NULL, NULL, NULL, NULL},
};

int main(int argc, char **argv)
{
	/* Blocks of arenas go back to the system when an edition is done with, so that memory does not grow
	 * with their number. */
	mallopt(M_MMAP_THRESHOLD, 256 * 1024);
	if (argc < 2)
		return usage_error("", "falta la orden%s", "a command is needed%s", "");
	if (!strcmp(argv[1], "--version")) {
		puts("rinde 0.1.0");
		return EXIT_CLEAN;
	}
	const char *name = strcmp(argv[1], "--help") == 0 ? "help" : argv[1];
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			return c->run(argc - 1, argv + 1);
	return usage_error("", "no hay ninguna orden «%s»", "there is no command '%s'", name);
}
