/* The table of commands, and nothing else: options are for commands/, work for the stations. */
#include "commands/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <string.h>
#include <unistd.h>

const struct command commands[] = {
	{"build",
		"[--repo .] [--out site] [--rev REV | --worktree | --draft] [--jobs N] [--now INSTANT] "
		"[--url-base URL] [--search PAGEFIND] [--no-hardlinks] [--require-signed ALLOWED-SIGNERS]",
		"Escribe el sitio a partir del repositorio de la publicación.",
		"Writes the site from the publication's repository.",
		"Cada etiqueta que ediciones.patron (content/sitio.yaml) admite es una edición: la última "
		"queda en la "
		"raíz\ny todas en ediciones/. Mientras no haya ninguna, se escribe el último commit, como "
		"borrador. El "
		"sitio se\nprepara junto a su destino y se cambia entero al final: si hay un error, lo "
		"publicado queda "
		"como estaba.",
		"Every tag that ediciones.patron (content/sitio.yaml) admits is an edition: the latest "
		"stands in the "
		"root,\nand all of them in ediciones/. As long as there is none, the latest commit is "
		"written as a "
		"draft. The site\nis made beside its target and swapped in whole at the end: after an error, "
		"what was "
		"published is as it was.",
		"rinde build --repo ~/publicacion --out /srv/cuentas", command_build},
	{"check",
		"[--repo .] [--rev REV | --staged | --worktree] [--jobs N] [--now INSTANT] [--format "
		"text|json]",
		"Revisa la publicación (por defecto, los archivos en disco) sin escribir nada.",
		"Checks the publication (by default the files on disk) and writes nothing.",
		"Encuentra lo mismo que build. Cada hallazgo es una línea con archivo, línea, columna y cómo "
		"se "
		"corrige;\nsi todo está bien no dice nada.",
		"Finds the same as build. Each finding is a line with file, line, column and what would mend "
		"it; it "
		"says\nnothing when all is well.",
		"rinde check --staged", command_check},
	{"diff", "EDITION EDITION [--repo .] [--now INSTANT] [--format text|csv|json]",
		"Dice qué cifras y documentos cambian de una edición a otra.",
		"Tells which figures and documents change from one edition to another.",
		"De cada cambio dice el commit, el autor, el día y el motivo. Una edición se nombra por su "
		"identificador o\npor su etiqueta; también vale cualquier revisión.",
		"For each change it tells the commit, its author, day and reason. An edition is named by its "
		"id or "
		"its tag;\nany revision will do.",
		"rinde diff corte-2012-05 corte-2012-06 --format csv", command_diff},
	{"editions", "[--repo .] [--now INSTANT] [--require-signed ALLOWED-SIGNERS]",
		"Lista las ediciones: cuáles se publican, cuáles no, y quién las firmó.",
		"Lists the editions: which are published, which are not, and who signed them.",
		"Dice de cada una la fecha, el commit, si build la publicaría ahora o desde qué día, y si "
		"está "
		"firmada.",
		"Tells for each its date and commit, whether build would publish it now or from which day "
		"on, and "
		"whether it\nis signed.",
		"rinde editions --now 2012-07-02T09:00-05:00", command_editions},
	{"explain",
		"INDICADOR REGION|SEGMENT|nacional[/ROL] PERIODO [--edition ID] [--repo .] [--rev REV | "
		"--worktree] [--now INSTANT]",
		"Explica una cifra: cada fila, cada suma y por qué su estado es el que es.",
		"Explains a figure: every row, every sum, and why its state is what it is.",
		"Sin --edition, --rev ni --worktree, la cifra es la de la última edición, o la del último "
		"commit si "
		"no hay\nninguna.",
		"Without --edition, --rev or --worktree the figure is that of the latest edition, or of the "
		"latest "
		"commit\nwhere there is none.",
		"rinde explain cv antioquia 2012-06", command_explain},
	{"verify", "DIR [--format text|json]",
		"Compara un sitio publicado con sus manifiestos: qué falta, qué cambió, qué sobra.",
		"Compares a published site with its manifests: what is missing, changed, or does not belong.",
		"La raíz y cada edición tienen su manifest.sha256. Los archivos de la raíz que comienzan por "
		"punto no "
		"están\nen ninguno.",
		"The root and each edition have their manifest.sha256. Files of the root that begin with a "
		"dot stand "
		"in none.",
		"rinde verify /srv/cuentas", command_verify},
	{"help", "[COMMAND | findings]", "Explica las órdenes y los hallazgos.",
		"Explains the commands and the findings.",
		"Con findings lista todos los hallazgos, cada uno con un ejemplo y cómo se corrige.",
		"With findings it lists every finding, each with an example and its cure.",
		"rinde help findings", command_help},
	{NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL},
};

static int run(int argc, char **argv)
{
	if (argc < 2)
		return usage_error("", "falta la orden%s", "a command is needed%s", "");
	if (!strcmp(argv[1], "--version")) {
		puts("rinde 0.1.0");
		return EXIT_CLEAN;
	}
	if (!strcmp(argv[1], "--help"))
		argv[1] += 2;
	const struct command *command = command_find(argv[1]);
	return command ? command->run(argc - 1, argv + 1) : unknown_command("", argv[1]);
}

int main(int argc, char **argv)
{
	/* Blocks of arenas go back to the system when an edition is done with, so that memory does not grow
	 * with their number. */
	mallopt(M_MMAP_THRESHOLD, 256 * 1024);
	/* No file of ours may take the place of a standard one that is closed. */
	int spare = open("/dev/null", O_RDONLY);
	while (spare >= 0 && spare <= STDERR_FILENO)
		spare = open("/dev/null", O_RDONLY);
	close(spare);
	int status = run(argc, argv);
	/* What did not reach its reader is not done. */
	bool lost = ferror(stdout);
	if (fclose(stdout) || lost) {
		fprintf(stderr,
			speaks_english() ? "rinde: error: cannot write the standard output: %s\n"
					 : "rinde: error: no se puede escribir la salida estándar: %s\n",
			strerror(errno));
		return status ? status : EXIT_ERRORS;
	}
	return status;
}
