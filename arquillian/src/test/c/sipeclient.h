/*
 * sipeclient: a user of the pidgin-sipe plugin without a window, driven line by line.
 *
 * A whole-system test starts one process per endpoint, writes orders to its standard input
 * and reads what the person at that endpoint would have seen, one JSON object per line, from
 * its standard output. It is a separate program for tests and is never linked into the server.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later (it links libpurple, which is under the GPL)
 */
#ifndef SIPECLIENT_H
#define SIPECLIENT_H

#define PURPLE_PLUGINS 1
#include <glib.h>
#include <purple.h>

/* Everything that is chosen once, on the command line. */
typedef struct {
	gchar   *user;       /* alice@litwareinc.com */
	gchar   *login;      /* name for the authentication; empty: the user */
	gchar   *password;
	gchar   *server;     /* host:port */
	gchar   *transport;  /* tls or tcp */
	gchar   *auth;       /* ntlm, krb5, tls-dsk or auto */
	gboolean sso;        /* Kerberos with the tickets that are there */
	gchar   *agent;      /* User-Agent; empty: that of the plugin */
	gchar   *host;       /* name of the machine to pretend; decides the epid */
	gchar   *status;     /* status to sign in with */
	gchar   *encryption; /* of calls: what the person chose, in place of what the server tells */
	gchar   *colour;     /* what the camera shows; NULL: there is none */
	gint     tone;       /* of the microphone, in Hz; 0: 440 */
	gint     seed;       /* of rand(), which the plugin seeds with the second of the start; 0: any */
	gboolean wire;       /* also report every SIP message */
} Settings;

extern Settings       settings;
extern PurpleAccount *account;

/* main.c */
void leave_soon(void);

/* report.c: one JSON object per line; key and value pairs, closed by NULL, NULL values left out */
void report(const gchar *event, ...) G_GNUC_NULL_TERMINATED;
void report_debug_line(const gchar *line);

/* signals.c: what happens to the person */
void watch_signals(void);

/* ui.c: what libpurple wants of its user interface */
void install_ui(void);
void accept_every_certificate(void);
void fill_next_form(const gchar *field, const gchar *value);

/* people.c: how addresses, texts and contacts are told */
gchar       *address(const gchar *who); /* with "sip:" */
const gchar *bare(const gchar *uri);    /* without */
gchar       *plain(const gchar *html);
PurpleBuddy *contact_named(const gchar *who); /* NULL if there is none */
PurplePluginProtocolInfo *protocol_of(PurpleConnection *gc);

/* files.c: files that are offered, received, sent and lost */
void watch_files(void);

/* calls.c: calls that ring, are taken and end */
void watch_calls(void);

void own_media(PurpleMediaManager *manager, const gchar *name, int type, gpointer make); /* a source or sink of ours; PurpleMediaElementType */

/* pictures.c: calls with a picture, for who has a camera */
void watch_pictures(void);

/* sound.c: a tone is said, and which tones are heard is told */
void give_voice_and_ears(void);
void listen_anew(void); /* the next sound is the first one again */

/* presence.c: what the person sees of others and of itself */
void watch_presence(void);
extern PurpleAccountUiOps account_prompts;

/* contacts.c: people found by a search, and what is known of one */
void notice_contacts(void); /* reports what has changed in the list, once an order asked for that */
void *on_search_results(PurpleConnection *gc, const char *title, const char *primary, const char *secondary,
			PurpleNotifySearchResults *results, gpointer data);
void *on_user_info(PurpleConnection *gc, const char *who, PurpleNotifyUserInfo *info);

/* menu.c: all answer NULL, or why the choice was not possible */
const gchar *choose_in_menu(PurpleConnection *gc, const gchar *who, const gchar *path); /* "Access level/Team" */
const gchar *choose_in_chat_menu(PurpleConnection *gc, PurpleConversation *chat, const gchar *label);
const gchar *choose_action(PurpleConnection *gc, const gchar *label);

/* orders.c: what the test tells the person to do, one line each: WORD [FIRST [REST OF LINE]] */
typedef struct {
	const gchar *word;
	int          arguments; /* how many it needs */
	const gchar *(*obey)(PurpleConnection *gc, const gchar *first, const gchar *rest); /* NULL, or why not */
} Order;

void know_orders(const Order *orders, gsize count);
void listen_to_orders(void);

/* A file of orders ends with this; it announces its table before main() begins. */
#define KNOW_ORDERS(table) \
	static void __attribute__((constructor)) announce_orders(void) { know_orders(table, G_N_ELEMENTS(table)); }

#endif
