/* sipeclient: calls.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "sipeclient.h"

#include <dlfcn.h>
#include <gst/gst.h>
#include <ifaddrs.h>
#include <media-gst.h>
#include <net/if.h>

static PurpleMedia *call; /* the latest one that has not ended */

/* libnice leaves loopback interfaces out, and everything of a test is there. */
int getifaddrs(struct ifaddrs **list)
{
	int (*library)(struct ifaddrs **) = dlsym(RTLD_NEXT, "getifaddrs");
	int result = library(list);
	struct ifaddrs *one;

	for (one = result ? NULL : *list; one; one = one->ifa_next)
		one->ifa_flags &= ~(unsigned) IFF_LOOPBACK;
	return result;
}

void own_media(PurpleMediaManager *manager, const gchar *name, int type, gpointer make)
{
	PurpleMediaElementInfo *element = g_object_new(PURPLE_TYPE_MEDIA_ELEMENT_INFO, "id", name, "name", name, "type",
						       type, "create-cb", make, NULL);

	purple_media_manager_register_element(manager, element);
	purple_media_manager_set_active_element(manager, element);
}

/* -------------------------------------------------------------------- calls */

static void on_state(PurpleMedia *media, PurpleMediaState state, gchar *session, gchar *who)
{
	if (state == PURPLE_MEDIA_STATE_NEW && session && who && !purple_media_is_initiator(media, session, who))
		report("call-rings", "from", bare(who), NULL);
	else if (state == PURPLE_MEDIA_STATE_CONNECTED && session && who)
		report("call-connected", "with", bare(who), NULL);
	else if (state == PURPLE_MEDIA_STATE_END && !session && !who) {
		report("call-ended", NULL);
		if (media == call)
			call = NULL;
	}
}

static void on_info(PurpleMedia *media, PurpleMediaInfoType type, gchar *session, gchar *who, gboolean local)
{
	static const gchar *const told[] = {
		[PURPLE_MEDIA_INFO_HANGUP] = "hung-up",
		[PURPLE_MEDIA_INFO_ACCEPT] = "accepted",
		[PURPLE_MEDIA_INFO_REJECT] = "rejected",
	};

	if (!local && (gsize) type < G_N_ELEMENTS(told) && told[type])
		report("call-told", "what", told[type], NULL);
	(void) media, (void) session, (void) who;
}

static void on_error(PurpleMedia *media, const gchar *text)
{
	report("call-problem", "text", text, NULL);
	(void) media;
}

static gboolean on_call(PurpleMediaManager *manager, PurpleMedia *media)
{
	call = media;
	listen_anew();
	g_signal_connect(media, "state-changed", G_CALLBACK(on_state), NULL);
	g_signal_connect(media, "stream-info", G_CALLBACK(on_info), NULL);
	g_signal_connect(media, "error", G_CALLBACK(on_error), NULL);
	(void) manager;
	return TRUE;
}

void watch_calls(void)
{
	PurpleMediaManager *manager = purple_media_manager_get();

	g_signal_connect(manager, "init-media", G_CALLBACK(on_call), NULL);
	purple_media_manager_set_ui_caps(manager, PURPLE_MEDIA_CAPS_AUDIO | PURPLE_MEDIA_CAPS_AUDIO_SINGLE_DIRECTION);
	give_voice_and_ears();
}

static const gchar *order_call(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	gchar *uri = address(who);
	gboolean begun = protocol_of(gc)->initiate_media(account, uri, PURPLE_MEDIA_AUDIO);

	g_free(uri);
	(void) rest;
	return begun ? NULL : "no call begins";
}

static const gchar *tell_call(PurpleMediaInfoType what)
{
	if (!call)
		return "no call";
	purple_media_stream_info(call, what, NULL, NULL, TRUE);
	return NULL;
}

static const gchar *order_pick_up(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	(void) gc, (void) first, (void) rest;
	return tell_call(PURPLE_MEDIA_INFO_ACCEPT);
}

static const gchar *order_decline(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	(void) gc, (void) first, (void) rest;
	return tell_call(PURPLE_MEDIA_INFO_REJECT);
}

static const gchar *order_hang_up(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	(void) gc, (void) first, (void) rest;
	return tell_call(PURPLE_MEDIA_INFO_HANGUP);
}

/* These last: the other side is told */
static const gchar *order_switch(PurpleConnection *gc, const gchar *what, const gchar *rest)
{
	static const struct {
		const gchar        *word;
		PurpleMediaInfoType told;
	} switches[] = {
		{"hold", PURPLE_MEDIA_INFO_HOLD},
		{"resume", PURPLE_MEDIA_INFO_UNHOLD},
		{"mute", PURPLE_MEDIA_INFO_MUTE},
		{"unmute", PURPLE_MEDIA_INFO_UNMUTE},
	};
	gsize i;

	for (i = 0; i < G_N_ELEMENTS(switches); i++)
		if (g_str_equal(what, switches[i].word))
			return tell_call(switches[i].told);
	(void) gc, (void) rest;
	return "hold, resume, mute or unmute";
}

/* The account's menu offers it where the server told of such an address */
static const gchar *order_test_call(PurpleConnection *gc, const gchar *first, const gchar *rest)
{
	(void) first, (void) rest;
	return choose_action(gc, "Test call");
}

static const Order orders[] = {
	{"call", 1, order_call},
	{"test-call", 0, order_test_call},
	{"call-switch", 1, order_switch},
	{"pick-up", 0, order_pick_up},
	{"decline", 0, order_decline},
	{"hang-up", 0, order_hang_up},
};
KNOW_ORDERS(orders)
