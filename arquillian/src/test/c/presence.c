/* sipeclient: presence: the orders that change it, and what the person sees of it.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <string.h>
#include <time.h>

/* ---- what is shown of a contact: reported whenever any of it changes */

static GHashTable *shown; /* what was reported last, by contact */

static const gchar *status_of(PurpleBuddy *buddy)
{
	PurplePresence *presence = purple_buddy_get_presence(buddy);

	return purple_presence_is_online(presence) ? purple_status_get_id(purple_presence_get_active_status(presence))
						   : "offline";
}

/* The plugin tells note, activity and access level in the pop-up of a contact; NULL if not there */
static gchar *popup_line(PurpleNotifyUserInfo *popup, const gchar *label)
{
	GList *item;

	for (item = purple_notify_user_info_get_entries(popup); item; item = item->next) {
		PurpleNotifyUserInfoEntry *entry = item->data;
		if (!g_strcmp0(purple_notify_user_info_entry_get_label(entry), label))
			return plain(purple_notify_user_info_entry_get_value(entry));
	}
	return NULL;
}

static void report_shown(PurpleBuddy *buddy, gboolean anyway)
{
	const gchar *who = bare(purple_buddy_get_name(buddy)), *status = status_of(buddy);
	PurpleNotifyUserInfo *popup = purple_notify_user_info_new();
	gchar *activity, *note, *away_note, *level, *all;

	protocol_of(purple_account_get_connection(account))->tooltip_text(buddy, popup, TRUE);
	activity = popup_line(popup, "Status");
	note = popup_line(popup, "Note");
	away_note = popup_line(popup, "Out of office note");
	level = popup_line(popup, "Access level");
	all = g_strdup_printf("%s|%s|%s|%s", status, activity ? activity : "", note ? note : "",
			      away_note ? away_note : "");
	if (anyway || g_strcmp0(g_hash_table_lookup(shown, who), all))
		report("shown", "who", who, "status", status, "activity", activity, "note", note, "away-note", away_note,
		       "level", level ? level + strspn(level, " *") : NULL, NULL);
	g_hash_table_replace(shown, g_strdup(who), all);
	g_free(level);
	g_free(away_note);
	g_free(note);
	g_free(activity);
	purple_notify_user_info_destroy(popup);
}

static void on_update(PurpleBuddyList *list, PurpleBlistNode *node)
{
	PurpleConnection *gc = account ? purple_account_get_connection(account) : NULL;

	if (node && PURPLE_BLIST_NODE_IS_BUDDY(node) && gc && PURPLE_CONNECTION_IS_CONNECTED(gc))
		report_shown((PurpleBuddy *) node, FALSE);
	(void) list;
}

static PurpleBlistUiOps contact_window = {.update = on_update};

/* ---- one's own status, which other endpoints of the same person change too */

static void on_own_status(PurpleAccount *of, PurpleStatus *old, PurpleStatus *now)
{
	report("own", "status", purple_status_get_id(now), "note", purple_status_get_attr_string(now, "message"), NULL);
	(void) of, (void) old;
}

void watch_presence(void)
{
	static int here;

	shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	purple_blist_set_ui_ops(&contact_window);
	purple_signal_connect(purple_accounts_get_handle(), "account-status-changed", &here,
			      PURPLE_CALLBACK(on_own_status), NULL);
}

/* ---- who asks: "X has added you", "X wants to see you"; a person answers when ordered */

static void on_added(PurpleAccount *of, const char *who, const char *id, const char *alias, const char *message)
{
	report("added-by", "who", bare(who), "name", alias, NULL);
	(void) of, (void) id, (void) message;
}

static void *on_authorization(PurpleAccount *of, const char *who, const char *id, const char *alias,
			      const char *message, gboolean on_list, PurpleAccountRequestAuthorizationCb yes,
			      PurpleAccountRequestAuthorizationCb no, void *data)
{
	report("asks-to-see", "who", bare(who), "name", alias, NULL);
	yes(data);
	(void) of, (void) id, (void) message, (void) on_list, (void) no;
	return NULL;
}

PurpleAccountUiOps account_prompts = {.request_add = on_added, .request_authorize = on_authorization};

/* ---- orders */

static const gchar *order_status(PurpleConnection *gc, const gchar *id, const gchar *note)
{
	PurpleStatus *now = purple_account_get_active_status(account);

	if (!purple_account_get_status_type(account, id))
		return "no such status";
	if (g_str_equal(purple_status_get_id(now), id) && !g_strcmp0(purple_status_get_attr_string(now, "message"), note))
		return NULL;
	/* a hand at the mouse: otherwise the plugin waits a second, since the change may be the machine's */
	protocol_of(gc)->set_idle(gc, 0);
	purple_account_set_status(account, id, TRUE, "message", note, NULL);
	return NULL;
}

/* A machine that nobody touched for ten minutes goes away by itself; the person comes back */
static const gchar *order_idle(PurpleConnection *gc, const gchar *state, const gchar *rest)
{
	PurplePresence *self = purple_account_get_presence(account);
	static gchar *before;

	if (g_str_equal(state, "on")) {
		g_free(before);
		before = g_strdup(purple_status_get_id(purple_account_get_active_status(account)));
		purple_account_set_status(account, "away", TRUE, NULL);
		purple_presence_set_idle(self, TRUE, time(NULL) - 600);
		return NULL;
	}
	if (!before)
		return "not idle";
	purple_presence_set_idle(self, FALSE, 0);
	purple_account_set_status(account, before, TRUE, NULL);
	(void) gc, (void) rest;
	return NULL;
}

/* The plugin offers it only to people who also publish their calendar; it looks for one at sign-in alone */
static const gchar *order_reset_status(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	const gchar *refusal;

	purple_account_set_bool(account, "dont-publish", FALSE);
	refusal = choose_action(gc, "Reset status");
	purple_account_set_bool(account, "dont-publish", TRUE);
	(void) first, (void) rest;
	return refusal;
}

static const gchar *order_block(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	gchar *uri = address(who);

	protocol_of(gc)->add_deny(gc, uri); /* not through libpurple's own list, which lags behind the menu */
	g_free(uri);
	(void) rest;
	return NULL;
}

static const gchar *order_unblock(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	gchar *uri = address(who);

	protocol_of(gc)->rem_deny(gc, uri);
	g_free(uri);
	(void) rest;
	return NULL;
}

/* level WHO Personal|Team|Company|Public|Blocked */
static const gchar *order_level(PurpleConnection *gc, const gchar *who, const gchar *name)
{
	gchar *path = g_strconcat("Access level/", name, NULL);
	const gchar *refusal = choose_in_menu(gc, who, path);

	g_free(path);
	return refusal;
}

static const gchar *order_look(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	PurpleBuddy *buddy = contact_named(who);

	if (buddy)
		report_shown(buddy, TRUE);
	(void) gc, (void) rest;
	return buddy ? NULL : "no such contact";
}

static const Order orders[] = {
	{"status", 1, order_status},   {"idle", 1, order_idle},   {"reset-status", 0, order_reset_status},
	{"block", 1, order_block},     {"unblock", 1, order_unblock}, {"level", 2, order_level},
	{"look", 1, order_look},
};
KNOW_ORDERS(orders)
