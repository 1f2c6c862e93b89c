/* sipeclient: pictures. The camera shows one colour; of what comes, the colour is told whenever it
 * changes, and "none" when nothing comes any more.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <gst/gst.h>
#include <media-gst.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 16, LOOK_MILLIS = 200, PATIENCE_LOOKS = 8, NEAR = 110 };

typedef struct {
	const gchar *name;
	guint32      rgb;
} Colour;

static const Colour colours[] = {
	{"red", 0xff0000},    {"green", 0x00ff00}, {"blue", 0x0000ff},
	{"yellow", 0xffff00}, {"white", 0xffffff}, {"black", 0x000000},
};

static GMutex       lock; /* of what GStreamer's threads write */
static const gchar *newest;
static gboolean     fresh;

static const gchar *told; /* the colour that was told last */

/* --------------------------------------------------------------- what comes */

static const gchar *colour_of(const guint8 *pixels, gsize size)
{
	gint sum[3] = {0, 0, 0}, best = NEAR * NEAR;
	const gchar *name = "other";
	gsize i;

	for (i = 0; i + 2 < size; i += 3) {
		sum[0] += pixels[i];
		sum[1] += pixels[i + 1];
		sum[2] += pixels[i + 2];
	}
	for (i = 0; i < G_N_ELEMENTS(colours); i++) {
		gint far = 0, part;

		for (part = 0; part < 3; part++) {
			gint apart = sum[part] / (SIDE * SIDE) - (gint) (colours[i].rgb >> (16 - 8 * part) & 0xff);
			far += apart * apart;
		}
		if (far < best) {
			best = far;
			name = colours[i].name;
		}
	}
	return name;
}

/* on a thread of GStreamer */
static void on_frame(GstElement *sink, GstBuffer *buffer)
{
	GstMapInfo map;

	if (!gst_buffer_map(buffer, &map, GST_MAP_READ))
		return;
	g_mutex_lock(&lock);
	newest = colour_of(map.data, map.size);
	fresh = TRUE;
	g_mutex_unlock(&lock);
	gst_buffer_unmap(buffer, &map);
	(void) sink;
}

static gboolean look(gpointer data)
{
	static guint looks_without;
	const gchar *now = told;

	g_mutex_lock(&lock);
	looks_without = fresh ? 0 : looks_without + 1;
	if (fresh)
		now = newest;
	else if (looks_without > PATIENCE_LOOKS)
		now = NULL;
	fresh = FALSE;
	g_mutex_unlock(&lock);
	if (now != told)
		report("sees", "colour", now ? now : "none", NULL);
	told = now;
	(void) data;
	return G_SOURCE_CONTINUE;
}

/* ----------------------------------------------------------- camera, screen */

static GstElement *camera(PurpleMediaElementInfo *info, PurpleMedia *media, const gchar *session, const gchar *who)
{
	gchar *description;
	GstElement *bin;
	gsize i = 0;

	while (i + 1 < G_N_ELEMENTS(colours) && strcmp(colours[i].name, settings.colour))
		i++;
	description = g_strdup_printf("videotestsrc is-live=true pattern=solid-color foreground-color=0xff%06x ! "
				      "video/x-raw,width=320,height=240,framerate=15/1",
				      colours[i].rgb);
	bin = gst_parse_bin_from_description(description, TRUE, NULL);
	g_free(description);
	(void) info, (void) media, (void) session, (void) who;
	return bin;
}

static GstElement *screen(PurpleMediaElementInfo *info, PurpleMedia *media, const gchar *session, const gchar *who)
{
	GstElement *bin = gst_parse_bin_from_description(
		"videoconvert ! videoscale ! video/x-raw,format=RGB,width=16,height=16,pixel-aspect-ratio=1/1 ! "
		"fakesink name=eye signal-handoffs=true sync=false async=false", TRUE, NULL);
	GstElement *eye = bin ? gst_bin_get_by_name(GST_BIN(bin), "eye") : NULL;

	if (eye) {
		g_signal_connect(eye, "handoff", G_CALLBACK(on_frame), NULL);
		gst_object_unref(eye);
	}
	(void) info, (void) media, (void) session, (void) who;
	return bin;
}

/* -------------------------------------------------------------------- calls */

/* libpurple shows a picture only where there is a window for it: this one has a number and no more. */
static void on_state(PurpleMedia *media, PurpleMediaState state, gchar *session, gchar *who)
{
	if (state == PURPLE_MEDIA_STATE_NEW && session && who &&
	    purple_media_get_session_type(media, session) & PURPLE_MEDIA_VIDEO)
		purple_media_set_output_window(media, session, who, 1);
}

static gboolean on_call(PurpleMediaManager *manager, PurpleMedia *media)
{
	g_signal_connect(media, "state-changed", G_CALLBACK(on_state), NULL);
	(void) manager;
	return TRUE;
}

void watch_pictures(void)
{
	PurpleMediaManager *manager = purple_media_manager_get();

	if (!settings.colour)
		return;
	g_signal_connect(manager, "init-media", G_CALLBACK(on_call), NULL);
	purple_media_manager_set_ui_caps(manager, purple_media_manager_get_ui_caps(manager) | PURPLE_MEDIA_CAPS_VIDEO |
							  PURPLE_MEDIA_CAPS_VIDEO_SINGLE_DIRECTION |
							  PURPLE_MEDIA_CAPS_AUDIO_VIDEO);
	own_media(manager, "camera", PURPLE_MEDIA_ELEMENT_VIDEO | PURPLE_MEDIA_ELEMENT_SRC | PURPLE_MEDIA_ELEMENT_ONE_SRC,
		  camera);
	own_media(manager, "screen", PURPLE_MEDIA_ELEMENT_VIDEO | PURPLE_MEDIA_ELEMENT_SINK | PURPLE_MEDIA_ELEMENT_ONE_SINK,
		  screen);
	g_timeout_add(LOOK_MILLIS, look, NULL);
}

static const gchar *order_call(PurpleConnection *gc, const gchar *who, const gchar *rest)
{
	gchar *uri = address(who);
	gboolean begun = protocol_of(gc)->initiate_media(account, uri, PURPLE_MEDIA_AUDIO | PURPLE_MEDIA_VIDEO);

	g_free(uri);
	(void) rest;
	return begun ? NULL : "no call begins";
}

static const Order orders[] = {
	{"call-video", 1, order_call},
};
KNOW_ORDERS(orders)
