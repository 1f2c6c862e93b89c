/* sipeclient: calls. A tone is the microphone; of what is heard only the first sound is told.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "sipeclient.h"

#include <dlfcn.h>
#include <gst/gst.h>
#include <ifaddrs.h>
#include <media-gst.h>
#include <net/if.h>
#include <stdlib.h>

enum { LOUD = 2000 }; /* a sample of the tone, not of noise */

static PurpleMedia *call; /* the latest one that has not ended */
static gboolean     heard;

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

/* -------------------------------------------------- microphone, loudspeaker */

static gboolean report_heard(gpointer data)
{
	report("heard", NULL);
	(void) data;
	return G_SOURCE_REMOVE;
}

/* on a thread of GStreamer */
static void on_sound(GstElement *sink, GstBuffer *buffer)
{
	GstMapInfo map;
	gsize i;

	if (heard || !gst_buffer_map(buffer, &map, GST_MAP_READ))
		return;
	for (i = 0; i + 1 < map.size && !heard; i += 2)
		heard = abs((gint16) (map.data[i] | map.data[i + 1] << 8)) > LOUD;
	gst_buffer_unmap(buffer, &map);
	if (heard)
		g_idle_add(report_heard, NULL);
	(void) sink;
}

static GstElement *microphone(PurpleMediaElementInfo *info, PurpleMedia *media, const gchar *session, const gchar *who)
{
	(void) info, (void) media, (void) session, (void) who;
	return gst_parse_bin_from_description("audiotestsrc is-live=true volume=0.5", TRUE, NULL);
}

static GstElement *loudspeaker(PurpleMediaElementInfo *info, PurpleMedia *media, const gchar *session, const gchar *who)
{
	GstElement *bin = gst_parse_bin_from_description(
		"audioconvert ! audio/x-raw,format=S16LE ! fakesink name=ear signal-handoffs=true sync=false", TRUE, NULL);
	GstElement *ear = bin ? gst_bin_get_by_name(GST_BIN(bin), "ear") : NULL;

	if (ear) {
		g_signal_connect(ear, "handoff", G_CALLBACK(on_sound), NULL);
		gst_object_unref(ear);
	}
	(void) info, (void) media, (void) session, (void) who;
	return bin;
}

static void own(PurpleMediaManager *manager, const gchar *name, PurpleMediaElementType type, gpointer make)
{
	PurpleMediaElementInfo *element = g_object_new(PURPLE_TYPE_MEDIA_ELEMENT_INFO, "id", name, "name", name, "type",
						       PURPLE_MEDIA_ELEMENT_AUDIO | type, "create-cb", make, NULL);

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
	heard = FALSE;
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
	own(manager, "tone", PURPLE_MEDIA_ELEMENT_SRC | PURPLE_MEDIA_ELEMENT_ONE_SRC, microphone);
	own(manager, "ear", PURPLE_MEDIA_ELEMENT_SINK | PURPLE_MEDIA_ELEMENT_ONE_SINK, loudspeaker);
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

static const Order orders[] = {
	{"call", 1, order_call},
	{"pick-up", 0, order_pick_up},
	{"decline", 0, order_decline},
	{"hang-up", 0, order_hang_up},
};
KNOW_ORDERS(orders)
