/* sipeclient: the least user interface that libpurple runs with.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <glib-unix.h>
#include <stdlib.h>

/* ---- event loop: libpurple's watches on GLib's main loop */

typedef struct {
	PurpleInputFunction call;
	gpointer            data;
} Watch;

static gboolean on_ready(gint fd, GIOCondition what, gpointer data)
{
	Watch *watch = data;
	gboolean broken = (what & (G_IO_HUP | G_IO_ERR | G_IO_NVAL)) != 0;
	int events = 0;

	if (broken || (what & G_IO_IN))
		events |= PURPLE_INPUT_READ;
	if (broken || (what & G_IO_OUT))
		events |= PURPLE_INPUT_WRITE;
	watch->call(watch->data, fd, (PurpleInputCondition) events);
	return G_SOURCE_CONTINUE;
}

static guint add_watch(int fd, PurpleInputCondition what, PurpleInputFunction call, gpointer data)
{
	Watch *watch = g_new(Watch, 1);
	int condition = G_IO_HUP | G_IO_ERR;

	watch->call = call;
	watch->data = data;
	condition |= what & PURPLE_INPUT_READ ? G_IO_IN : 0;
	condition |= what & PURPLE_INPUT_WRITE ? G_IO_OUT : 0;
	return g_unix_fd_add_full(G_PRIORITY_DEFAULT, fd, (GIOCondition) condition, on_ready, watch, g_free);
}

static PurpleEventLoopUiOps loop = {
	.timeout_add = g_timeout_add,
	.timeout_add_seconds = g_timeout_add_seconds,
	.timeout_remove = g_source_remove,
	.input_add = add_watch,
	.input_remove = g_source_remove,
};

/* ---- debug output: only read for the SIP messages in it */

static void on_debug(PurpleDebugLevel level, const char *category, const char *text)
{
	if (getenv("SIPECLIENT_DEBUG"))
		g_printerr("%s: %s", category ? category : "", text);
	if (settings.wire)
		report_debug_line(text);
	(void) level;
}

static gboolean debug_wanted(PurpleDebugLevel level, const char *category)
{
	(void) level, (void) category;
	return settings.wire || getenv("SIPECLIENT_DEBUG");
}

static PurpleDebugUiOps debug = {.print = on_debug, .is_enabled = debug_wanted};

/* ---- forms: filled with the value that an order gave, answered from the main loop */

static gchar *form_field, *form_value;

typedef struct {
	PurpleRequestFields  *fields;
	PurpleRequestFieldsCb ok;
	void                 *data;
} Form;

void fill_next_form(const gchar *field, const gchar *value)
{
	g_free(form_field);
	g_free(form_value);
	form_field = g_strdup(field);
	form_value = g_strdup(value);
}

static gboolean submit(gpointer data)
{
	Form *form = data;

	if (form_field && purple_request_fields_exists(form->fields, form_field))
		purple_request_field_string_set_value(purple_request_fields_get_field(form->fields, form_field),
						      form_value);
	form->ok(form->data, form->fields);
	purple_request_close(PURPLE_REQUEST_FIELDS, form);
	return G_SOURCE_REMOVE;
}

static void *on_form(const char *title, const char *primary, const char *secondary, PurpleRequestFields *fields,
		     const char *ok_text, GCallback ok, const char *cancel_text, GCallback cancel,
		     PurpleAccount *of, const char *who, PurpleConversation *in, void *data)
{
	Form *form = g_new(Form, 1);

	form->fields = fields;
	form->ok = (PurpleRequestFieldsCb) ok;
	form->data = data;
	report("form", "title", title, "text", primary, NULL);
	g_idle_add(submit, form);
	(void) secondary, (void) ok_text, (void) cancel_text, (void) cancel, (void) of, (void) who, (void) in;
	return form;
}

static void on_form_closed(PurpleRequestType type, void *handle)
{
	Form *form = handle;

	if (type != PURPLE_REQUEST_FIELDS)
		return;
	purple_request_fields_destroy(form->fields);
	g_free(form);
}

static PurpleRequestUiOps requests = {.request_fields = on_form, .close_request = on_form_closed};

/* ---- notices */

static void *on_notice(PurpleNotifyMsgType type, const char *title, const char *primary, const char *secondary)
{
	report("notice", "title", title, "text", primary, "more", secondary, NULL);
	(void) type;
	return NULL;
}

static PurpleNotifyUiOps notices = {
	.notify_message = on_notice,
	.notify_searchresults = on_search_results,
	.notify_userinfo = on_user_info,
};

/* ---- certificates: the development CA is unknown here, so our own verifier agrees to all */

static void agree(PurpleCertificateVerificationRequest *request)
{
	purple_certificate_verify_complete(request, PURPLE_CERTIFICATE_VALID);
}

static void nothing_to_free(PurpleCertificateVerificationRequest *request)
{
	(void) request;
}

static PurpleCertificateVerifier agreeable = {
	.scheme_name = "x509",
	.name = "tls_cached", /* the one that every connection asks */
	.start_verification = agree,
	.destroy_request = nothing_to_free,
};

void accept_every_certificate(void)
{
	PurpleCertificateVerifier *strict = purple_certificate_find_verifier("x509", "tls_cached");

	if (strict)
		purple_certificate_unregister_verifier(strict);
	purple_certificate_register_verifier(&agreeable);
}

static void install_later(void)
{
	purple_request_set_ui_ops(&requests);
	purple_notify_set_ui_ops(&notices);
	purple_accounts_set_ui_ops(&account_prompts);
}

static PurpleCoreUiOps core = {.ui_init = install_later};

void install_ui(void)
{
	g_setenv("PURPLE_UNSAFE_DEBUG", "1", TRUE); /* else the plugin keeps its messages to itself */
	purple_core_set_ui_ops(&core);
	purple_eventloop_set_ui_ops(&loop);
	purple_debug_set_ui_ops(&debug);
	purple_debug_set_enabled(FALSE);
}
