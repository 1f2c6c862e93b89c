/* sipeclient: reads the orders from standard input and finds who obeys them.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <string.h>

static GHashTable *known; /* by word */

void know_orders(const Order *orders, gsize count)
{
	gsize i;

	if (!known)
		known = g_hash_table_new(g_str_hash, g_str_equal);
	for (i = 0; i < count; i++)
		g_hash_table_insert(known, (gpointer) orders[i].word, (gpointer) &orders[i]);
}

static const gchar *obey(const Order *order, gchar **parts)
{
	PurpleConnection *gc = purple_account_get_connection(account);
	int given = (int) g_strv_length(parts) - 1;
	const gchar *refusal;

	if (given < order->arguments)
		return "too few arguments";
	if (!gc || !PURPLE_CONNECTION_IS_CONNECTED(gc))
		return "not signed in";
	refusal = order->obey(gc, given > 0 ? parts[1] : NULL, given > 1 ? parts[2] : NULL);
	notice_contacts(); /* another device may undo it before the next look */
	return refusal;
}

static void take(gchar *line)
{
	gchar **parts = g_strsplit(g_strstrip(line), " ", 3);
	const Order *order = parts[0] ? g_hash_table_lookup(known, parts[0]) : NULL;
	const gchar *refusal = "no such order";

	if (parts[0] && g_str_equal(parts[0], "logout")) { /* also while it is not signed in */
		leave_soon();
		refusal = NULL;
	} else if (order)
		refusal = obey(order, parts);
	if (parts[0])
		report(refusal ? "refused" : "done", "order", parts[0], "why", refusal, NULL);
	g_strfreev(parts);
}

static gboolean on_input(GIOChannel *input, GIOCondition what, gpointer data)
{
	gchar *line = NULL;
	GIOStatus status;

	(void) what, (void) data;
	do {
		status = g_io_channel_read_line(input, &line, NULL, NULL, NULL);
		if (status == G_IO_STATUS_NORMAL)
			take(line);
		g_free(line);
		line = NULL;
	} while (status == G_IO_STATUS_NORMAL);
	if (status == G_IO_STATUS_AGAIN)
		return G_SOURCE_CONTINUE;
	leave_soon(); /* the test is gone */
	return G_SOURCE_REMOVE;
}

void listen_to_orders(void)
{
	GIOChannel *input = g_io_channel_unix_new(0);

	g_io_channel_set_flags(input, G_IO_FLAG_NONBLOCK, NULL);
	g_io_add_watch(input, (GIOCondition) (G_IO_IN | G_IO_HUP | G_IO_ERR), on_input, NULL);
	g_io_channel_unref(input);
}
