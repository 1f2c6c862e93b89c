/* sipeclient: the events, as JSON lines on standard output.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void append_json(GString *line, const gchar *text)
{
	gchar *valid = g_utf8_make_valid(text, -1);
	const gchar *p;

	g_string_append_c(line, '"');
	for (p = valid; *p; p++) {
		guchar c = (guchar) *p;
		if (c == '"' || c == '\\')
			g_string_append_printf(line, "\\%c", c);
		else if (c < 0x20 || c == 0x7f)
			g_string_append_printf(line, "\\u%04x", c);
		else
			g_string_append_c(line, *p);
	}
	g_string_append_c(line, '"');
	g_free(valid);
}

static void append_time(GString *line)
{
	GDateTime *now = g_date_time_new_now_local();

	g_string_append(line, ",\"at\":\"");
	g_string_append_printf(line, "%02d:%02d:%06.3f\"", g_date_time_get_hour(now), g_date_time_get_minute(now),
			       g_date_time_get_seconds(now));
	g_date_time_unref(now);
}

void report(const gchar *event, ...)
{
	GString *line = g_string_new("{\"event\":");
	const gchar *key;
	va_list pairs;

	append_json(line, event);
	append_time(line);
	va_start(pairs, event);
	while ((key = va_arg(pairs, const gchar *))) {
		const gchar *value = va_arg(pairs, const gchar *);
		if (!value)
			continue;
		g_string_append_c(line, ',');
		append_json(line, key);
		g_string_append_c(line, ':');
		append_json(line, value);
	}
	va_end(pairs);
	g_string_append(line, "}\n");
	fwrite(line->str, 1, line->len, stdout);
	fflush(stdout);
	g_string_free(line, TRUE);
}

/* The plugin's log frames each SIP message by MESSAGE START and MESSAGE END, with arrows that
 * point right for what is sent. */
void report_debug_line(const gchar *line)
{
	static const gchar head[] = "MESSAGE START ", tail[] = "MESSAGE END ";
	const gchar *start = strstr(line, head), *text, *end;
	gchar *message;

	if (!start || !strstr(start, "SIP("))
		return;
	text = strchr(start, '\n');
	end = text ? g_strrstr(text, tail) : NULL;
	if (!end)
		return;
	message = g_strndup(text + 1, (gsize) (end - text - 1));
	if (*g_strstrip(message))
		report("sip", "way", start[strlen(head)] == '>' ? "sent" : "received", "message", message, NULL);
	g_free(message);
}
