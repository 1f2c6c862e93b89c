/* sipeclient: turns libpurple's signals into events.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#define WATCH(handle, name, callback) \
	purple_signal_connect(handle, name, &here, PURPLE_CALLBACK(callback), NULL)

static int here; /* its address is our handle for signals */

static void on_signed_on(PurpleConnection *gc)
{
	report("signed-on", "user", settings.user, NULL);
	(void) gc;
}

static void on_signed_off(PurpleConnection *gc)
{
	report("signed-off", NULL);
	(void) gc;
}

static void on_connection_error(PurpleConnection *gc, PurpleConnectionError reason, const char *text)
{
	report("connection-error",
	       "kind", reason == PURPLE_CONNECTION_ERROR_AUTHENTICATION_FAILED ? "authentication" : "other",
	       "text", text, NULL);
	(void) gc;
}

static void on_presence(PurpleBuddy *buddy)
{
	PurplePresence *presence = purple_buddy_get_presence(buddy);
	PurpleStatus *status = purple_presence_get_active_status(presence);

	report("presence", "who", bare(purple_buddy_get_name(buddy)), "status",
	       purple_presence_is_online(presence) ? purple_status_get_id(status) : "offline", NULL);
}

static void on_buddy_added(PurpleBuddy *buddy)
{
	report("contact", "who", bare(purple_buddy_get_name(buddy)), NULL);
}

static void on_im(PurpleAccount *to, char *from, char *message, PurpleConversation *conversation, int flags)
{
	gchar *text = plain(message);

	report("im", "from", bare(from), "text", text, NULL);
	g_free(text);
	(void) to, (void) conversation, (void) flags;
}

/* what the plugin itself writes into a conversation: failures and remarks */
static void on_written(PurpleAccount *to, const char *who, char *message, PurpleConversation *conversation, int flags)
{
	gchar *text;

	if (!(flags & (PURPLE_MESSAGE_ERROR | PURPLE_MESSAGE_SYSTEM)))
		return;
	text = plain(message);
	report(flags & PURPLE_MESSAGE_ERROR ? "problem" : "remark", "in",
	       bare(purple_conversation_get_name(conversation)), "text", text, NULL);
	g_free(text);
	(void) to, (void) who;
}

static void on_typing(PurpleAccount *to, const char *who)
{
	report("typing", "from", bare(who), "state", "on", NULL);
	(void) to;
}

static void on_typing_over(PurpleAccount *to, const char *who)
{
	report("typing", "from", bare(who), "state", "off", NULL);
	(void) to;
}

static void on_chat_joined(PurpleConversation *chat)
{
	report("chat-joined", "chat", purple_conversation_get_name(chat), NULL);
}

static void on_chat_left(PurpleConversation *chat)
{
	report("chat-left", "chat", purple_conversation_get_name(chat), NULL);
}

static void on_member_joined(PurpleConversation *chat, const char *who)
{
	report("member-joined", "chat", purple_conversation_get_name(chat), "who", bare(who), NULL);
}

static void on_member_left(PurpleConversation *chat, const char *who)
{
	report("member-left", "chat", purple_conversation_get_name(chat), "who", bare(who), NULL);
}

static void on_member_changed(PurpleConversation *chat, const char *who, PurpleConvChatBuddyFlags before,
			      PurpleConvChatBuddyFlags now)
{
	report("member-role", "chat", purple_conversation_get_name(chat), "who", bare(who), "leader",
	       now & PURPLE_CBFLAGS_OP ? "yes" : "no", NULL);
	(void) before;
}

static void on_chat_message(PurpleAccount *to, char *from, char *message, PurpleConversation *chat)
{
	gchar *text = plain(message);

	report("chat-message", "chat", purple_conversation_get_name(chat), "from", bare(from), "text", text, NULL);
	g_free(text);
	(void) to;
}

/* the picture of a contact: how many octets, and what the server calls it */
static void on_icon(PurpleBuddy *buddy)
{
	PurpleBuddyIcon *icon = purple_buddy_get_icon(buddy);
	size_t size = 0;
	gchar *octets;

	if (!icon)
		return;
	purple_buddy_icon_get_data(icon, &size);
	octets = g_strdup_printf("%lu", (unsigned long) size);
	report("picture", "who", bare(purple_buddy_get_name(buddy)), "size", octets, "hash",
	       purple_buddy_icon_get_checksum(icon), "type", purple_buddy_icon_get_extension(icon), NULL);
	g_free(octets);
}

void watch_signals(void)
{
	void *connections = purple_connections_get_handle();
	void *buddies = purple_blist_get_handle();
	void *talks = purple_conversations_get_handle();

	WATCH(connections, "signed-on", on_signed_on);
	WATCH(connections, "signed-off", on_signed_off);
	WATCH(connections, "connection-error", on_connection_error);
	WATCH(buddies, "buddy-added", on_buddy_added);
	WATCH(buddies, "buddy-status-changed", on_presence);
	WATCH(buddies, "buddy-signed-on", on_presence);
	WATCH(buddies, "buddy-signed-off", on_presence);
	WATCH(buddies, "buddy-icon-changed", on_icon);
	WATCH(talks, "received-im-msg", on_im);
	WATCH(talks, "wrote-im-msg", on_written);
	WATCH(talks, "wrote-chat-msg", on_written);
	WATCH(talks, "buddy-typing", on_typing);
	WATCH(talks, "buddy-typing-stopped", on_typing_over);
	WATCH(talks, "chat-joined", on_chat_joined);
	WATCH(talks, "chat-left", on_chat_left);
	WATCH(talks, "chat-buddy-joined", on_member_joined);
	WATCH(talks, "chat-buddy-left", on_member_left);
	WATCH(talks, "chat-buddy-flags", on_member_changed);
	WATCH(talks, "received-chat-msg", on_chat_message);
}
