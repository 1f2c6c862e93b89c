/* sipeclient: orders for messages and conferences.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

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

static const gchar *order_conference(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	(void) rest;
	return choose_in_menu(gc, who, "New chat");
}

/* It asks for the address in a form */
static const gchar *order_join(PurpleConnection *gc, const gchar *uri, const gchar *rest)
{
	fill_next_form("meetingLocation", uri);
	(void) rest;
	return choose_action(gc, "Join scheduled conference");
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

static const gchar *order_chat_menu(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	PurpleConversation *chat = latest_chat();

	(void) rest;
	return chat ? choose_in_chat_menu(gc, chat, first) : "not in a conference";
}

/* The contact's menu offers these for the conferences that both are in */
static const gchar *order_promote(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	(void) rest;
	return choose_in_menu(gc, who, "Make leader of");
}

static const gchar *order_eject(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	(void) rest;
	return choose_in_menu(gc, who, "Remove from");
}

static const Order orders[] = {
	{"im", 2, order_im},     {"typing", 2, order_typing}, {"close", 1, order_close}, {"conference", 1, order_conference},
	{"join", 1, order_join}, {"invite", 1, order_invite}, {"say", 1, order_say},     {"leave", 0, order_leave},
	{"chat-menu", 1, order_chat_menu}, {"promote", 1, order_promote}, {"eject", 1, order_eject},
};
KNOW_ORDERS(orders)
