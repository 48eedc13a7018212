/* Attachments by their bytes: each type's magic, and what an SVG may and may not hold (2-formats "Attachments
 * and images"). */
#include "expect.h"

#include "model/attachments.h"

static const char *fault(const char *path, const char *bytes, size_t length)
{
	return attachment_fault(path, bytes, length, true);
}

static void test_magic(void **state)
{
	(void)state;
	static const char zip[] = "PK\3\4..........................";
	char ods[200], xlsx[200];
	int length =
		snprintf(ods, sizeof(ods), "%smimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", zip);
	assert_int_equal(strlen(zip), 30);
	assert_null(fault("content/a/b.ods", ods, (size_t)length));
	assert_non_null(fault("content/a/b.xlsx", ods, (size_t)length));
	length = snprintf(xlsx, sizeof(xlsx), "%s[Content_Types].xml..xl/workbook.xml..", zip);
	assert_null(fault("b.xlsx", xlsx, (size_t)length));
	length = snprintf(
		xlsx, sizeof(xlsx), "%s[Content_Types].xml..xl/workbook.xml..xl/vbaProject.bin", zip);
	assert_non_null(fault("b.xlsx", xlsx, (size_t)length));
	assert_null(fault("b.pdf", "%PDF-1.4\n", 9));
	assert_non_null(fault("b.pdf", " %PDF-1.4\n", 10));
	assert_non_null(fault("b.pdf", "MZ", 2));
	assert_non_null(fault("b.pdf", "", 0));
	assert_null(fault("b.png", "\x89PNG\r\n\x1a\n....", 12));
	assert_non_null(fault("b.png", "\xff\xd8\xff\xe0", 4));
	assert_null(fault("b.jpg", "\xff\xd8\xff\xe0", 4));
	assert_null(fault("b.jpeg", "\xff\xd8\xff\xe0", 4));
	assert_null(fault("b.csv", "a,b\r\nñ,2\n", 10));
	assert_non_null(fault("b.csv", "a\0b", 3));
	assert_non_null(fault("b.csv", "Bogot\xe1\n", 7));
}

static void test_names(void **state)
{
	(void)state;
	assert_non_null(fault("b.exe", "MZ", 2));
	assert_non_null(fault("b.html", "<p>", 3));
	assert_non_null(fault("content/a.pdf/b", "%PDF-1.4", 8));
	assert_non_null(fault("b.PDF", "%PDF-1.4", 8));
	assert_string_not_equal(fault("b.exe", "", 0), attachment_fault("b.exe", "", 0, false));
}

static void test_size(void **state)
{
	(void)state;
	char *big = memory_alloc(ATTACHMENT_MOST + 1);
	memset(big, ' ', ATTACHMENT_MOST + 1);
	memcpy(big, "%PDF-", 5);
	assert_null(fault("b.pdf", big, ATTACHMENT_MOST));
	assert_non_null(fault("b.pdf", big, ATTACHMENT_MOST + 1));
	free(big);
}

static void test_harmless_svg(void **state)
{
	(void)state;
	static const char *const pictures[] = {"<svg/>", "\xEF\xBB\xBF<svg></svg>",
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- <script> --><svg "
		"xmlns='http://www.w3.org/2000/svg'>"
		"<title>a &lt; b &#233; onload=</title><path d=\"M0 0\" fill=\"url(#g)\"/></svg>",
		"<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\"><svg><a href=\"#b\"><g/></a></svg>",
		"<svg><style>a{fill:url( '#g')}</style><![CDATA[url(x)]]><use xlink:href = '#b'/></svg>",
		"<svg><image href=\"data:image/png;base64,AAAA\"/></svg>",
		"<svg><animate attributeName=\"x\" to=\"3\"/><text>url(x) @import</text></svg>"};
	for (size_t i = 0; i < sizeof(pictures) / sizeof(*pictures); i++)
		if (svg_fault(pictures[i], strlen(pictures[i]), true))
			fail_msg("%s: %s", pictures[i], svg_fault(pictures[i], strlen(pictures[i]), true));
}

static void test_harmful_svg(void **state)
{
	(void)state;
	static const char *const programs[] = {"", "plain", "<p></p>", "<svg", "<svg a>", "<svg a=b></svg>",
		"<svg a=\"<\"></svg>", "<svg><!-- </svg>", "<svg><script>x</script></svg>",
		"<svg><SCRIPT/></svg>", "<svg xmlns:a='http://www.w3.org/2000/svg'><a:script/></svg>",
		"<svg onload=\"x\"/>", "<svg\nONCLICK = 'x'/>", "<svg><g ev:onfocus='x'/></svg>",
		"<svg><foreignObject/></svg>", "<svg><a href='javascript:x'/></svg>",
		"<svg><a xlink:href=' java&#115;cript:x'/></svg>", "<svg><use href='b.svg#c'/></svg>",
		"<svg><image href='//h/x.png'/></svg>", "<svg><image href='data:image/svg+xml,x'/></svg>",
		"<svg fill='url(//h/x)'/>", "<svg style='fill:&#x75;rl(x)'/>", "<svg style='a:\\75rl(x)'/>",
		"<svg><style>@import 'x';</style></svg>", "<svg><style>a{b:url(http:x)}</style></svg>",
		"<svg><style><![CDATA[a{b:url(http:x)}]]></style></svg>",
		"<svg><s:style>@IMPORT 'x';</s:style></svg>",
		"<svg><set attributeName='xlink:href' to='javascript:x'/></svg>",
		"<svg xmlns:h='http://www.w3.org/1999/xhtml'><h:p/></svg>",
		"<!DOCTYPE svg [<!ENTITY a '<script/>'>]><svg>&a;</svg>", "<!ENTITY a 'b'><svg/>",
		"<?xml-stylesheet href='x'?><svg/>", "<?xml version='1.0' encoding='UTF-7'?><svg/>",
		"<svg>\xe1</svg>", "<svg xml:base='http:x'/>"};
	for (size_t i = 0; i < sizeof(programs) / sizeof(*programs); i++)
		if (!svg_fault(programs[i], strlen(programs[i]), true))
			fail_msg("let through: %s", programs[i]);
}

/* Whatever bytes follow an opening, an answer comes. */
static void test_cut_svg(void **state)
{
	(void)state;
	static const char whole[] =
		"<?xml version='1.0'?><!-- a --><svg b='c&#x64;' xmlns='e'><style>f{g:url(#h)}"
		"</style><![CDATA[i]]><use href='#j'/></svg>";
	assert_null(svg_fault(whole, strlen(whole), true));
	for (size_t length = 0; length < strlen(whole); length++) {
		char *bytes = memory_alloc(length + 1);
		memcpy(bytes, whole, length);
		bytes[length] = '\0';
		if (length < strlen("<?xml version='1.0'?><!-- a --><svg b='c&#x64;' xmlns='e'>"))
			assert_non_null(svg_fault(bytes, length, true));
		else
			svg_fault(bytes, length, true);
		free(bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_magic),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_harmless_svg),
		cmocka_unit_test(test_harmful_svg),
		cmocka_unit_test(test_cut_svg),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
