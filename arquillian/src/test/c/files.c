/* sipeclient: files sent to others and received from them.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "sipeclient.h"

#include <sys/socket.h>

/* Before each block the sender looks at the connection whether the receiver has given up. The plugin
 * makes that connection non-blocking for the receiver only, and on Linux an accepted one blocks: the
 * sender waits for a word of the receiver, the receiver for data, for ever. */
int accept(int listener, struct sockaddr *restrict peer, socklen_t *restrict length)
{
	return accept4(listener, peer, length, SOCK_NONBLOCK);
}

/* Where the next file that somebody sends is put; nobody is asked */
static gchar *incoming;

static const gchar *order_send_file(PurpleConnection *gc, const gchar *who, const gchar *path)
{
	gchar *uri = address(who);

	serv_send_file(gc, uri, path);
	g_free(uri);
	return NULL;
}

static const gchar *order_take_file(PurpleConnection *gc, const gchar *path, const gchar *rest)
{
	g_free(incoming);
	incoming = g_strdup(path);
	(void) gc, (void) rest;
	return NULL;
}

static void report_file(const gchar *event, PurpleXfer *xfer)
{
	gchar *size = g_strdup_printf("%" G_GSIZE_FORMAT, purple_xfer_get_size(xfer));

	report(event, "who", bare(purple_xfer_get_remote_user(xfer)), "name", purple_xfer_get_filename(xfer), "size",
	       size, NULL);
	g_free(size);
}

static void on_offered(PurpleXfer *xfer)
{
	report_file("file-offered", xfer);
	if (incoming)
		purple_xfer_request_accepted(xfer, incoming);
	else
		purple_xfer_request_denied(xfer);
}

/* Afterwards the file is closed and its checksum compared */
static gboolean on_over(gpointer data)
{
	PurpleXfer *xfer = data;

	if (purple_xfer_get_status(xfer) == PURPLE_XFER_STATUS_DONE)
		report_file(purple_xfer_get_type(xfer) == PURPLE_XFER_RECEIVE ? "file-received" : "file-sent", xfer);
	purple_xfer_unref(xfer);
	return G_SOURCE_REMOVE;
}

static void on_complete(PurpleXfer *xfer)
{
	purple_xfer_ref(xfer);
	g_idle_add(on_over, xfer);
}

static void on_lost(PurpleXfer *xfer)
{
	report_file("file-lost", xfer);
}

/* The plugin tells libpurple when all is sent, but not when all is received: the receiver would not
 * ask for the checksum, and the sender waits for that. */
static void on_progress(PurpleXfer *xfer, double part)
{
	if (purple_xfer_get_type(xfer) == PURPLE_XFER_RECEIVE && purple_xfer_get_bytes_remaining(xfer) == 0 &&
	    !purple_xfer_is_completed(xfer))
		purple_xfer_set_completed(xfer, TRUE);
	(void) part;
}

void watch_files(void)
{
	static PurpleXferUiOps shown = {.update_progress = on_progress};
	static int here;
	void *files = purple_xfers_get_handle();

	purple_xfers_set_ui_ops(&shown);
	purple_signal_connect(files, "file-recv-request", &here, PURPLE_CALLBACK(on_offered), NULL);
	purple_signal_connect(files, "file-recv-complete", &here, PURPLE_CALLBACK(on_complete), NULL);
	purple_signal_connect(files, "file-send-complete", &here, PURPLE_CALLBACK(on_complete), NULL);
	purple_signal_connect(files, "file-recv-cancel", &here, PURPLE_CALLBACK(on_lost), NULL);
	purple_signal_connect(files, "file-send-cancel", &here, PURPLE_CALLBACK(on_lost), NULL);
}

static const Order orders[] = {{"send-file", 2, order_send_file}, {"take-file", 1, order_take_file}};
KNOW_ORDERS(orders)
