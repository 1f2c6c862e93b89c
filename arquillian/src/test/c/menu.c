/* sipeclient: the menus that the plugin hangs on a contact and on the account.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <string.h>

/* Entries carry marks in front, such as a star at the current access level, and spaces */
static const gchar *unmarked(const gchar *label)
{
	return label + strcspn(label, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}

static PurpleMenuAction *entry_named(GList *menu, const gchar *label)
{
	for (; menu; menu = menu->next) {
		PurpleMenuAction *entry = menu->data;
		if (entry && entry->label && g_str_has_prefix(unmarked(entry->label), label))
			return entry;
	}
	return NULL;
}

static void free_menu(GList *menu)
{
	GList *item;

	for (item = menu; item; item = item->next) {
		PurpleMenuAction *entry = item->data;
		if (!entry)
			continue;
		free_menu(entry->children);
		entry->children = NULL;
		purple_menu_action_free(entry);
	}
	g_list_free(menu);
}

const gchar *choose_in_menu(PurpleConnection *gc, const gchar *who, const gchar *path)
{
	PurpleBuddy *buddy = contact_named(who);
	GList *top = buddy ? protocol_of(gc)->blist_node_menu(PURPLE_BLIST_NODE(buddy)) : NULL, *level = top;
	const gchar *refusal = buddy ? "no such entry in the contact's menu" : "no such contact";
	gchar **labels = g_strsplit(path, "/", 0);
	PurpleMenuAction *entry = NULL;
	int i;

	for (i = 0; labels[i]; i++) {
		entry = entry_named(level, labels[i]);
		level = entry ? entry->children : NULL;
	}
	if (entry && entry->callback) {
		((void (*)(PurpleBlistNode *, gpointer)) entry->callback)(PURPLE_BLIST_NODE(buddy), entry->data);
		refusal = NULL;
	}
	g_strfreev(labels);
	free_menu(top);
	return refusal;
}

const gchar *choose_in_chat_menu(PurpleConnection *gc, PurpleConversation *chat, const gchar *label)
{
	const gchar *name = purple_conversation_get_name(chat);
	PurpleChat *entry = purple_chat_new(account, name, protocol_of(gc)->chat_info_defaults(gc, name));
	GList *menu = protocol_of(gc)->blist_node_menu(PURPLE_BLIST_NODE(entry));
	PurpleMenuAction *found = entry_named(menu, label);

	if (found && found->callback)
		((void (*)(PurpleBlistNode *, gpointer)) found->callback)(PURPLE_BLIST_NODE(entry), found->data);
	free_menu(menu);
	return found ? NULL : "no such entry in the menu of the conference";
}

const gchar *choose_action(PurpleConnection *gc, const gchar *label)
{
	PurplePlugin *plugin = purple_connection_get_prpl(gc);
	GList *actions = PURPLE_PLUGIN_ACTIONS(plugin, gc), *item;
	const gchar *refusal = "no such action of the account";

	for (item = actions; item; item = item->next) {
		PurplePluginAction *action = item->data;
		if (!action)
			continue;
		if (refusal && g_str_has_prefix(action->label, label)) {
			action->plugin = plugin;
			action->context = gc;
			action->callback(action);
			refusal = NULL;
		}
		purple_plugin_action_free(action);
	}
	g_list_free(actions);
	return refusal;
}
