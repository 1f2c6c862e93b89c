/* sipeclient: contacts and groups, the search for people and what is known of somebody.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#define LOOK_EVERY_MS 50

/* ---- the contact list: looked at again and again, its changes are reported */

/* One line for each group and for each contact in a group: what is reported of it, by tabs */
static GHashTable *listed;

static void see_contacts(GHashTable *now, PurpleBlistNode *group)
{
	const gchar *group_name = purple_group_get_name((PurpleGroup *) group);
	GSList *all = purple_find_buddies(account, NULL), *item;

	for (item = all; item; item = item->next) {
		PurpleBuddy *buddy = item->data;
		if (PURPLE_BLIST_NODE(purple_buddy_get_group(buddy)) == group)
			g_hash_table_add(now, g_strjoin("\t", bare(purple_buddy_get_name(buddy)), group_name,
							purple_buddy_get_alias(buddy), NULL));
	}
	g_slist_free(all);
}

static GHashTable *see_list(void)
{
	GHashTable *now = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	PurpleBlistNode *node;

	for (node = purple_blist_get_root(); node; node = purple_blist_node_get_sibling_next(node)) {
		if (!PURPLE_BLIST_NODE_IS_GROUP(node))
			continue;
		g_hash_table_add(now, g_strdup(purple_group_get_name((PurpleGroup *) node)));
		see_contacts(now, node);
	}
	return now;
}

static void report_line(const gchar *line, gboolean there)
{
	gchar **parts = g_strsplit(line, "\t", 3);

	if (g_strv_length(parts) == 3)
		report(there ? "listed" : "unlisted", "who", parts[0], "group", parts[1], "name", parts[2], NULL);
	else
		report(there ? "group" : "no-group", "name", parts[0], NULL);
	g_strfreev(parts);
}

static void report_missing(GHashTable *from, GHashTable *in, gboolean there)
{
	GHashTableIter lines;
	gpointer line;

	g_hash_table_iter_init(&lines, from);
	while (g_hash_table_iter_next(&lines, &line, NULL))
		if (!g_hash_table_contains(in, line))
			report_line(line, there);
}

static gboolean look(gpointer data)
{
	GHashTable *now;

	if (purple_account_is_disconnected(account))
		return G_SOURCE_CONTINUE;
	now = see_list();
	report_missing(listed, now, FALSE);
	report_missing(now, listed, TRUE);
	g_hash_table_destroy(listed);
	listed = now;
	(void) data;
	return G_SOURCE_CONTINUE;
}

void notice_contacts(void)
{
	if (listed)
		look(NULL);
}

/* reports the whole list, and from then on its changes */
static const gchar *order_contacts(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	if (!listed)
		g_timeout_add(LOOK_EVERY_MS, look, NULL);
	else
		g_hash_table_destroy(listed);
	listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	look(NULL);
	(void) gc, (void) first, (void) rest;
	return NULL;
}

/* ---- orders that change it */

static PurpleGroup *group_for(const gchar *name)
{
	PurpleGroup *group = purple_find_group(name);

	if (!group) {
		group = purple_group_new(name);
		purple_blist_add_group(group, NULL);
	}
	return group;
}

static const gchar *order_add_contact(PurpleConnection *gc, const gchar *who, const gchar *group)
{
	gchar *uri = address(who);
	PurpleBuddy *buddy = purple_buddy_new(account, uri, NULL);

	purple_blist_add_buddy(buddy, NULL, group_for(group), NULL);
	purple_account_add_buddy(account, buddy);
	g_free(uri);
	(void) gc;
	return NULL;
}

static const gchar *order_remove_contact(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	PurpleBuddy *buddy = contact_named(who);

	if (!buddy)
		return "no such contact";
	purple_account_remove_buddy(account, buddy, purple_buddy_get_group(buddy));
	purple_blist_remove_buddy(buddy);
	(void) gc, (void) rest;
	return NULL;
}

static const gchar *order_move(PurpleConnection *gc, const gchar *who, const gchar *group)
{
	PurpleBuddy *buddy = contact_named(who);

	if (!buddy)
		return "no such contact";
	purple_blist_add_buddy(buddy, NULL, group_for(group), NULL);
	(void) gc;
	return NULL;
}

static const gchar *order_name(PurpleConnection *gc, const gchar *who, const gchar *name)
{
	PurpleBuddy *buddy = contact_named(who);

	if (!buddy)
		return "no such contact";
	purple_blist_alias_buddy(buddy, name);
	serv_alias_buddy(buddy);
	(void) gc;
	return NULL;
}

static const gchar *order_rename_group(PurpleConnection *gc, const gchar *from, const gchar *to)
{
	PurpleGroup *group = purple_find_group(from);

	if (!group)
		return "no such group";
	purple_blist_rename_group(group, to);
	(void) gc;
	return NULL;
}

/* only an empty group: the plugin does not remove the contacts in it */
static const gchar *order_remove_group(PurpleConnection *gc, const gchar *name, const gchar *rest)
{
	PurpleGroup *group = purple_find_group(name);

	if (!group)
		return "no such group";
	purple_account_remove_group(account, group);
	purple_blist_remove_group(group);
	(void) gc, (void) rest;
	return NULL;
}

/* ---- people: search, and "Get info" */

/* FIELD is given, surname, email, sipid, company or country */
static const gchar *order_search(PurpleConnection *gc, const gchar *field, const gchar *text)
{
	fill_next_form(field, text);
	return choose_action(gc, "Contact search");
}

static const gchar *order_info(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	gchar *uri = address(who);

	serv_get_info(gc, uri);
	g_free(uri);
	(void) rest;
	return NULL;
}

void *on_search_results(PurpleConnection *gc, const char *title, const char *primary, const char *secondary,
			PurpleNotifySearchResults *results, gpointer data)
{
	gchar *count = g_strdup_printf("%u", g_list_length(results->rows));
	GList *item;

	for (item = results->rows; item; item = item->next) {
		GList *row = item->data;
		report("found", "who", g_list_nth_data(row, 0), "name", g_list_nth_data(row, 1), "company",
		       g_list_nth_data(row, 2), "country", g_list_nth_data(row, 3), "email", g_list_nth_data(row, 4),
		       NULL);
	}
	report("search-done", "count", count, "text", secondary, NULL);
	g_free(count);
	(void) gc, (void) title, (void) primary, (void) data;
	return results;
}

void *on_user_info(PurpleConnection *gc, const char *who, PurpleNotifyUserInfo *info)
{
	gchar *html = purple_notify_user_info_get_text_with_newline(info, "\n"), *text = plain(html);

	report("info", "who", bare(who), "text", text, NULL);
	g_free(text);
	g_free(html);
	(void) gc;
	return NULL;
}

static const Order orders[] = {
	{"contacts", 0, order_contacts},           {"add-contact", 2, order_add_contact},
	{"remove-contact", 1, order_remove_contact}, {"move", 2, order_move},
	{"name", 2, order_name},                   {"rename-group", 2, order_rename_group},
	{"remove-group", 1, order_remove_group},   {"search", 2, order_search},
	{"info", 1, order_info},
};
KNOW_ORDERS(orders)
