/* sipeclient: a tone is the microphone; of what is heard it tells which tones are in it.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "sipeclient.h"

#include <gst/gst.h>
#include <math.h>
#include <media-gst.h>
#include <stdlib.h>
#include <string.h>

enum {
	TONE = 440,		 /* Hz, if no other is chosen */
	RATE = 16000,
	WINDOW = RATE * 2 / 5,	 /* samples that are looked at together */
	SILENCE = 600,		 /* ms without anything; longer than a window */
	LOUD = 2000,		 /* a sample of a tone, not of noise */
	NOISE = 100,		 /* square of the samples of what is no sound at all */
};

/* A tone among others has this part of the loudness at least; noise and codec less. */
static const gdouble audible = 0.05;

/* The tones that tests choose from: none is what three others make of each other when they are cut off. */
static const gint tones[] = {440, 500, 560, 790, 900, 1250, 1400};

static gboolean heard;
static gint16   window[WINDOW];
static gint     filled;
static gchar   *told;	/* what was told last; this and the next on the main loop */
static guint    silence; /* the timer that tells it */

static GstElement *microphone(PurpleMediaElementInfo *info, PurpleMedia *media, const gchar *session, const gchar *who)
{
	gchar *made = g_strdup_printf("audiotestsrc is-live=true volume=0.5 freq=%d", settings.tone ? settings.tone : TONE);
	GstElement *bin = gst_parse_bin_from_description(made, TRUE, NULL);

	(void) info, (void) media, (void) session, (void) who;
	g_free(made);
	return bin;
}

static gboolean report_heard(gpointer data)
{
	report("heard", NULL);
	(void) data;
	return G_SOURCE_REMOVE;
}

static void report_when_other(gchar *names)
{
	if (!g_strcmp0(told, names)) {
		g_free(names);
		return;
	}
	g_free(told);
	told = names;
	report("hears", "tones", told, NULL);
}

static gboolean report_silence(gpointer data)
{
	silence = 0;
	report_when_other(g_strdup(""));
	(void) data;
	return G_SOURCE_REMOVE;
}

static gboolean report_tones(gpointer names)
{
	if (silence)
		g_source_remove(silence);
	silence = g_timeout_add(SILENCE, report_silence, NULL);
	report_when_other(names);
	return G_SOURCE_REMOVE;
}

/* The part of the loudness that this tone has: 1 if there is nothing else. */
static gdouble part(gint hertz, gdouble all)
{
	gdouble real = 0, imaginary = 0;
	gint i;

	for (i = 0; i < WINDOW; i++) {
		gdouble angle = 2 * G_PI * hertz * i / RATE;
		real += window[i] * cos(angle);
		imaginary += window[i] * sin(angle);
	}
	return 2 * (real * real + imaginary * imaginary) / (WINDOW * all);
}

static void look(void)
{
	GString *names = g_string_new(NULL);
	gdouble all = 1;
	gsize i;

	for (i = 0; i < WINDOW; i++)
		all += window[i] * window[i];
	for (i = 0; i < G_N_ELEMENTS(tones); i++)
		if (all / WINDOW > NOISE && part(tones[i], all) > audible)
			g_string_append_printf(names, "%s%d", names->len ? " " : "", tones[i]);
	g_idle_add(report_tones, g_string_free(names, FALSE));
}

/* on a thread of GStreamer */
static void on_sound(GstElement *sink, GstBuffer *buffer)
{
	GstMapInfo map;
	gsize i;

	if (!gst_buffer_map(buffer, &map, GST_MAP_READ))
		return;
	for (i = 0; i + 1 < map.size; i += 2) {
		window[filled++] = (gint16) (map.data[i] | map.data[i + 1] << 8);
		if (!heard && abs(window[filled - 1]) > LOUD) {
			heard = TRUE;
			g_idle_add(report_heard, NULL);
		}
		if (filled == WINDOW) {
			look();
			filled = 0;
		}
	}
	gst_buffer_unmap(buffer, &map);
	(void) sink;
}

static GstElement *loudspeaker(PurpleMediaElementInfo *info, PurpleMedia *media, const gchar *session, const gchar *who)
{
	GstElement *bin = gst_parse_bin_from_description(
		"audioconvert ! audioresample ! audio/x-raw,format=S16LE,channels=1,rate=16000 ! "
		"fakesink name=ear signal-handoffs=true sync=false async=false", TRUE, NULL);
	GstElement *ear = bin ? gst_bin_get_by_name(GST_BIN(bin), "ear") : NULL;

	if (ear) {
		g_signal_connect(ear, "handoff", G_CALLBACK(on_sound), NULL);
		gst_object_unref(ear);
	}
	(void) info, (void) media, (void) session, (void) who;
	return bin;
}

void give_voice_and_ears(void)
{
	PurpleMediaManager *manager = purple_media_manager_get();

	own_media(manager, "tone", PURPLE_MEDIA_ELEMENT_AUDIO | PURPLE_MEDIA_ELEMENT_SRC | PURPLE_MEDIA_ELEMENT_ONE_SRC,
		  microphone);
	own_media(manager, "ear", PURPLE_MEDIA_ELEMENT_AUDIO | PURPLE_MEDIA_ELEMENT_SINK | PURPLE_MEDIA_ELEMENT_ONE_SINK,
		  loudspeaker);
}

void listen_anew(void)
{
	heard = FALSE;
	g_clear_pointer(&told, g_free);
}
