/* sipeclient: command line, account, start and end.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Settings       settings;
PurpleAccount *account;

static GMainLoop *loop;
static gboolean   check;

static GOptionEntry options[] = {
	{"user", 0, 0, G_OPTION_ARG_STRING, &settings.user, "address of record", "NAME@DOMAIN"},
	{"login", 0, 0, G_OPTION_ARG_STRING, &settings.login, "name to authenticate with; default: the address", "NAME"},
	{"password", 0, 0, G_OPTION_ARG_STRING, &settings.password, "password", "TEXT"},
	{"server", 0, 0, G_OPTION_ARG_STRING, &settings.server, "where to connect; without it the server is looked for", "HOST:PORT"},
	{"transport", 0, 0, G_OPTION_ARG_STRING, &settings.transport, "tls (default), tcp or auto", "NAME"},
	{"auth", 0, 0, G_OPTION_ARG_STRING, &settings.auth, "ntlm (default), krb5, tls-dsk or auto", "NAME"},
	{"sso", 0, 0, G_OPTION_ARG_NONE, &settings.sso,
	 "with krb5: the tickets of KRB5CCNAME, in place of the password", NULL},
	{"agent", 0, 0, G_OPTION_ARG_STRING, &settings.agent, "User-Agent, in place of the plugin's own", "TEXT"},
	{"host", 0, 0, G_OPTION_ARG_STRING, &settings.host, "pretend to run on this machine: another device", "NAME"},
	{"status", 0, 0, G_OPTION_ARG_STRING, &settings.status, "status to sign in with; default available", "ID"},
	{"colour", 0, 0, G_OPTION_ARG_STRING, &settings.colour,
	 "what the camera shows: red, green, blue, yellow, white or black; without it there is no camera", "NAME"},
	{"tone", 0, 0, G_OPTION_ARG_INT, &settings.tone, "of the microphone; default 440", "HERTZ"},
	{"encryption", 0, 0, G_OPTION_ARG_STRING, &settings.encryption,
	 "of calls: required, optional, disabled or obey-server (default)", "WORD"},
	{"seed", 0, 0, G_OPTION_ARG_INT, &settings.seed,
	 "of the plugin's random numbers: clients of one seed share Call-IDs and tags", "NUMBER"},
	{"check", 0, 0, G_OPTION_ARG_NONE, &check, "only see whether the plugin is installed", NULL},
	{"wire", 0, 0, G_OPTION_ARG_NONE, &settings.wire, "report every SIP message too", NULL},
	{NULL, 0, 0, 0, NULL, NULL, NULL},
};

static gboolean quit(gpointer data)
{
	(void) data;
	g_main_loop_quit(loop);
	return G_SOURCE_REMOVE;
}

/* Signs out; the main loop runs on until what that wrote is on its way. */
void leave_soon(void)
{
	static gboolean leaving;

	if (leaving)
		return;
	leaving = TRUE;
	if (!purple_account_is_disconnected(account))
		purple_account_disconnect(account);
	g_timeout_add(100, quit, NULL);
}

static void remove_directory(const gchar *path)
{
	GDir *entries = g_dir_open(path, 0, NULL);
	const gchar *name;

	while (entries && (name = g_dir_read_name(entries))) {
		gchar *inner = g_build_filename(path, name, NULL);
		if (g_file_test(inner, G_FILE_TEST_IS_DIR) && !g_file_test(inner, G_FILE_TEST_IS_SYMLINK))
			remove_directory(inner);
		else
			unlink(inner);
		g_free(inner);
	}
	if (entries)
		g_dir_close(entries);
	rmdir(path);
}

static gboolean start_purple(const gchar *home)
{
	purple_util_set_user_dir(home);
	install_ui();
	if (!purple_core_init("sipeclient"))
		return FALSE;
	watch_presence();
	purple_set_blist(purple_blist_new());
	purple_prefs_set_string("/purple/away/idle_reporting", "none");
	purple_prefs_set_bool("/purple/logging/log_ims", FALSE);
	purple_prefs_set_bool("/purple/logging/log_chats", FALSE);
	purple_prefs_set_bool("/purple/logging/log_system", FALSE);
	srand(settings.seed ? (guint) settings.seed : g_random_int());
	accept_every_certificate();
	watch_signals();
	watch_files();
	watch_calls();
	watch_pictures();
	return purple_find_prpl("prpl-sipe") != NULL;
}

static void sign_in(void)
{
	gchar *name = g_strconcat(settings.user, ",", settings.login ? settings.login : settings.user, NULL);

	account = purple_account_new(name, "prpl-sipe");
	purple_account_set_password(account, settings.password);
	purple_account_set_string(account, "server", settings.server ? settings.server : "");
	purple_account_set_string(account, "transport", settings.transport ? settings.transport : "tls");
	purple_account_set_string(account, "authentication", settings.auth ? settings.auth : "ntlm");
	purple_account_set_string(account, "useragent", settings.agent ? settings.agent : "");
	purple_account_set_string(account, "encryption-policy", settings.encryption ? settings.encryption : "obey-server");
	purple_account_set_bool(account, "sso", settings.sso);
	purple_account_set_bool(account, "dont-publish", TRUE); /* no calendar */
	purple_accounts_add(account);
	purple_account_set_status(account, settings.status ? settings.status : "available", TRUE, NULL);
	purple_account_set_enabled(account, purple_core_get_ui(), TRUE);
	g_free(name);
}

static gboolean understand(int argc, char **argv)
{
	GOptionContext *context = g_option_context_new("- a pidgin-sipe user who takes orders");
	GError *error = NULL;
	gboolean ok;

	g_option_context_add_main_entries(context, options, NULL);
	ok = g_option_context_parse(context, &argc, &argv, &error);
	if (ok && !check && (!settings.user || !settings.password))
		g_set_error(&error, G_OPTION_ERROR, 0, "--user and --password are needed");
	if (error)
		g_printerr("sipeclient: %s\n", error->message);
	g_option_context_free(context);
	return error == NULL;
}

int main(int argc, char **argv)
{
	gchar *home;

	setlocale(LC_ALL, "C.UTF-8"); /* menu entries are found by their English names */
	g_unsetenv("LANGUAGE");
	signal(SIGPIPE, SIG_IGN);
	if (!understand(argc, argv))
		return 2;
	home = g_dir_make_tmp("sipeclient-XXXXXX", NULL);
	loop = g_main_loop_new(NULL, FALSE);
	if (!home || !start_purple(home)) {
		g_printerr("sipeclient: libpurple or its plugin prpl-sipe (package pidgin-sipe) is missing\n");
		if (home)
			remove_directory(home);
		return 3;
	}
	if (!check) {
		sign_in();
		listen_to_orders();
		g_main_loop_run(loop);
		report("gone", NULL);
	}
	purple_core_quit();
	remove_directory(home);
	return 0;
}
