# A stream for `git fast-import`: 5 000 commits over 300 CSV files, each adding a row to one to three of them.
#   awk -f tests/bench/history.awk | git fast-import
BEGIN {
	commits = 5000
	files = 300
	srand(3)
	for (c = 1; c <= commits; c++) {
		when = 1300000000 + c * 3600
		message = "Entrega " c "\n\nCorreccion: motivo " c "\n"
		printf "commit refs/heads/main\nmark :%d\n", c
		printf "author Regional %d <r@example.org> %d -0500\n", c % 33, when
		printf "committer Oficina <o@example.org> %d -0500\n", when
		printf "data %d\n%s\n", length(message), message
		changed = c == 1 ? files : 1 + int(rand() * 3)
		for (k = 0; k < changed; k++) {
			f = c == 1 ? k : int(rand() * files)
			if (!(f in body))
				body[f] = "indicador,region,periodo,variable,valor\n"
			body[f] = body[f] sprintf("cv,region-%d,2012-%02d,contratos%d,%d\n", f, c % 12 + 1, c, rand() * 10000)
			printf "M 100644 inline data/seguimiento/%d/r%03d.csv\n", 2010 + f % 9, f
			printf "data %d\n%s\n", length(body[f]), body[f]
		}
	}
}
