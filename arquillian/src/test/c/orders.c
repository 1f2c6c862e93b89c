/* sipeclient: the orders on standard input, one per line: WORD [ARGUMENT [REST OF LINE]].
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <string.h>

typedef struct {
	const gchar *word;
	int          arguments; /* how many it needs */
	const gchar *(*obey)(PurpleConnection *gc, const gchar *first, const gchar *rest); /* NULL, or why not */
} Order;

static gchar *address(const gchar *who)
{
	return g_str_has_prefix(who, "sip:") ? g_strdup(who) : g_strconcat("sip:", who, NULL);
}

static PurplePluginProtocolInfo *plugin_of(PurpleConnection *gc)
{
	return PURPLE_PLUGIN_PROTOCOL_INFO(purple_connection_get_prpl(gc));
}

static PurpleConversation *conversation_with(const gchar *who)
{
	gchar *uri = address(who);
	PurpleConversation *found = purple_find_conversation_with_account(PURPLE_CONV_TYPE_IM, uri, account);

	if (!found)
		found = purple_conversation_new(PURPLE_CONV_TYPE_IM, account, uri);
	g_free(uri);
	return found;
}

static PurpleConversation *latest_chat(void)
{
	GList *item;
	PurpleConversation *latest = NULL;

	for (item = purple_get_chats(); item; item = item->next)
		if (!latest || purple_conv_chat_get_id(PURPLE_CONV_CHAT((PurpleConversation *) item->data)) >
				       purple_conv_chat_get_id(PURPLE_CONV_CHAT(latest)))
			latest = item->data;
	return latest;
}

static const gchar *order_im(PurpleConnection *gc, const gchar *who, const gchar *text)
{
	gchar *html = g_markup_escape_text(text, -1);

	purple_conv_im_send(PURPLE_CONV_IM(conversation_with(who)), html);
	g_free(html);
	(void) gc;
	return NULL;
}

static const gchar *order_typing(PurpleConnection *gc, const gchar *who, const gchar *state)
{
	gchar *uri = address(who);

	serv_send_typing(gc, uri, g_str_equal(state, "on") ? PURPLE_TYPING : PURPLE_TYPED);
	g_free(uri);
	return NULL;
}

static const gchar *order_close(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	purple_conversation_destroy(conversation_with(who));
	(void) gc, (void) rest;
	return NULL;
}

static const gchar *order_status(PurpleConnection *gc, const gchar *id, const gchar *note)
{
	if (!purple_account_get_status_type(account, id))
		return "no such status";
	if (note)
		purple_account_set_status(account, id, TRUE, "message", note, NULL);
	else
		purple_account_set_status(account, id, TRUE, NULL);
	(void) gc;
	return NULL;
}

/* "New chat" is an entry of the menu that the plugin hangs on a contact */
static const gchar *order_conference(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	gchar *uri = address(who);
	PurpleBuddy *buddy = purple_find_buddy(account, uri);
	const gchar *refusal = buddy ? "no entry \"New chat\" in the contact's menu" : "no such contact";
	GList *menu = buddy ? plugin_of(gc)->blist_node_menu(PURPLE_BLIST_NODE(buddy)) : NULL, *item;

	for (item = menu; item && refusal; item = item->next) {
		PurpleMenuAction *entry = item->data;
		if (!entry || !entry->callback || g_strcmp0(entry->label, "New chat"))
			continue;
		((void (*)(PurpleBlistNode *, gpointer)) entry->callback)(PURPLE_BLIST_NODE(buddy), entry->data);
		refusal = NULL;
	}
	g_list_free_full(menu, (GDestroyNotify) purple_menu_action_free);
	g_free(uri);
	(void) rest;
	return refusal;
}

/* "Join scheduled conference..." is an action of the account; it asks for the address in a form */
static const gchar *order_join(PurpleConnection *gc, const gchar *uri, const gchar *rest)
{
	PurplePlugin *plugin = purple_connection_get_prpl(gc);
	GList *actions = PURPLE_PLUGIN_ACTIONS(plugin, gc), *item;
	const gchar *refusal = "no action \"Join scheduled conference\"";

	for (item = actions; item; item = item->next) {
		PurplePluginAction *action = item->data;
		if (!action)
			continue;
		if (refusal && g_str_has_prefix(action->label, "Join scheduled conference")) {
			fill_next_form("meetingLocation", uri);
			action->plugin = plugin;
			action->context = gc;
			action->callback(action);
			refusal = NULL;
		}
		purple_plugin_action_free(action);
	}
	g_list_free(actions);
	(void) rest;
	return refusal;
}

static const gchar *order_invite(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	PurpleConversation *chat = latest_chat();
	gchar *uri = address(who);

	if (chat)
		serv_chat_invite(gc, purple_conv_chat_get_id(PURPLE_CONV_CHAT(chat)), NULL, uri);
	g_free(uri);
	(void) rest;
	return chat ? NULL : "not in a conference";
}

static const gchar *order_say(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	PurpleConversation *chat = latest_chat();
	gchar *text = g_strjoin(" ", first, rest, NULL), *html = g_markup_escape_text(text, -1);

	if (chat)
		purple_conv_chat_send(PURPLE_CONV_CHAT(chat), html);
	g_free(html);
	g_free(text);
	(void) gc;
	return chat ? NULL : "not in a conference";
}

static const gchar *order_leave(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	PurpleConversation *chat = latest_chat();

	if (chat)
		purple_conversation_destroy(chat);
	(void) gc, (void) first, (void) rest;
	return chat ? NULL : "not in a conference";
}

static const gchar *order_logout(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	leave_soon();
	(void) gc, (void) first, (void) rest;
	return NULL;
}

static const Order orders[] = {
	{"im", 2, order_im},         {"typing", 2, order_typing}, {"close", 1, order_close},
	{"status", 1, order_status}, {"conference", 1, order_conference}, {"join", 1, order_join},
	{"invite", 1, order_invite}, {"say", 1, order_say},       {"leave", 0, order_leave},
	{"logout", 0, order_logout},
};

static const gchar *obey(const Order *order, gchar **parts)
{
	PurpleConnection *gc = purple_account_get_connection(account);
	int given = (int) g_strv_length(parts) - 1;

	if (given < order->arguments)
		return "too few arguments";
	if (order->obey != order_logout && (!gc || !PURPLE_CONNECTION_IS_CONNECTED(gc)))
		return "not signed in";
	return order->obey(gc, given > 0 ? parts[1] : NULL, given > 1 ? parts[2] : NULL);
}

static void take(gchar *line)
{
	gchar **parts = g_strsplit(g_strstrip(line), " ", 3);
	const gchar *refusal = "no such order";
	guint i;

	for (i = 0; parts[0] && i < G_N_ELEMENTS(orders); i++)
		if (g_str_equal(orders[i].word, parts[0]))
			refusal = obey(&orders[i], parts);
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
