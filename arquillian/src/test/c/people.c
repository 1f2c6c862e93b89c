/* sipeclient: how addresses, texts and contacts are told.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

gchar *address(const gchar *who)
{
	return g_str_has_prefix(who, "sip:") ? g_strdup(who) : g_strconcat("sip:", who, NULL);
}

const gchar *bare(const gchar *uri)
{
	return g_str_has_prefix(uri, "sip:") ? uri + 4 : uri;
}

gchar *plain(const gchar *html)
{
	gchar *text = purple_markup_strip_html(html ? html : "");
	return g_strstrip(text);
}

PurpleBuddy *contact_named(const gchar *who)
{
	gchar *uri = address(who);
	PurpleBuddy *found = purple_find_buddy(account, uri);

	g_free(uri);
	return found;
}

PurplePluginProtocolInfo *protocol_of(PurpleConnection *gc)
{
	return PURPLE_PLUGIN_PROTOCOL_INFO(purple_connection_get_prpl(gc));
}
