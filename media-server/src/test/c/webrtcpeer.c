/* webrtcpeer FREQUENCY SPEAKS HEARS: a WebRTC peer (GStreamer's webrtcbin) on 127.0.0.1 that whistles a tone; the two are pieces of a pipeline.
 * Says:  offer BASE64 (its session description, with all candidates), level FREQUENCY DB (the loudest band that it hears), state NUMBER.
 * Reads: answer BASE64; the end of its input ends it.
 * The few functions of libgstwebrtc and libgstsdp are declared here: their headers come with half a distribution.
 * SPDX-License-Identifier: AGPL-3.0-or-later */
#include <gst/gst.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct _GstSDPMessage GstSDPMessage;
typedef struct { int type; GstSDPMessage *sdp; } Description;

extern Description *gst_webrtc_session_description_new(int type, GstSDPMessage *sdp);
extern void gst_webrtc_session_description_free(Description *description);
extern GType gst_webrtc_session_description_get_type(void);
extern int gst_sdp_message_new_from_text(const gchar *text, GstSDPMessage **message);
extern gchar *gst_sdp_message_as_text(const GstSDPMessage *message);

#define ANSWER 3 /* GST_WEBRTC_SDP_TYPE_ANSWER */

static GMainLoop  *loop;
static GstElement *pipeline, *webrtc;

static void say_offer(void)
{
	Description *mine = NULL;
	g_object_get(webrtc, "local-description", &mine, NULL);
	gchar *text = gst_sdp_message_as_text(mine->sdp);
	gchar *word = g_base64_encode((guchar *) text, strlen(text));
	printf("offer %s\n", word);
	g_free(word);
	g_free(text);
	gst_webrtc_session_description_free(mine);
}

static void gathering(GObject *object, GParamSpec *property, gpointer data)
{
	int state;
	(void) property; (void) data;
	g_object_get(object, "ice-gathering-state", &state, NULL);
	if (state == 2)
		say_offer();
}

static void connection(GObject *object, GParamSpec *property, gpointer data)
{
	int state;
	(void) property; (void) data;
	g_object_get(object, "connection-state", &state, NULL);
	printf("state %d\n", state);
}

static void offered(GstPromise *promise, gpointer data)
{
	Description *offer = NULL;
	(void) data;
	gst_structure_get(gst_promise_get_reply(promise), "offer", gst_webrtc_session_description_get_type(), &offer, NULL);
	gst_promise_unref(promise);
	GstPromise *done = gst_promise_new();
	g_signal_emit_by_name(webrtc, "set-local-description", offer, done);
	gst_promise_interrupt(done);
	gst_promise_unref(done);
	gst_webrtc_session_description_free(offer);
}

static void negotiate(GstElement *element, gpointer data)
{
	(void) data;
	g_signal_emit_by_name(element, "create-offer", NULL, gst_promise_new_with_change_func(offered, NULL, NULL));
}

/* What comes: decoded, and measured. */
static void heard(GstElement *element, GstPad *pad, gpointer data)
{
	GError *error = NULL;
	(void) element;
	if (GST_PAD_DIRECTION(pad) != GST_PAD_SRC)
		return;
	GstElement *ear = gst_parse_bin_from_description(data, TRUE, &error);
	if (!ear) {
		printf("error %s\n", error->message);
		return;
	}
	gst_bin_add(GST_BIN(pipeline), ear);
	gst_element_sync_state_with_parent(ear);
	GstPad *sink = gst_element_get_static_pad(ear, "sink");
	gst_pad_link(pad, sink);
	gst_object_unref(sink);
}

/* The loudest of the bands of 100 Hz. */
static void spectrum(const GstStructure *told)
{
	const GValue *bands = gst_structure_get_value(told, "magnitude");
	guint count = gst_value_list_get_size(bands), best = 0;
	float loudest = -1000;
	for (guint i = 0; i < count; i++) {
		float db = g_value_get_float(gst_value_list_get_value(bands, i));
		if (db > loudest) {
			loudest = db;
			best = i;
		}
	}
	printf("level %u %d\n", best * 100, (int) loudest);
}

static gboolean message(GstBus *bus, GstMessage *said, gpointer data)
{
	(void) bus; (void) data;
	if (GST_MESSAGE_TYPE(said) == GST_MESSAGE_ELEMENT && gst_message_get_structure(said)
	    && gst_structure_has_name(gst_message_get_structure(said), "spectrum"))
		spectrum(gst_message_get_structure(said));
	if (GST_MESSAGE_TYPE(said) == GST_MESSAGE_ERROR) {
		GError *error = NULL;
		gst_message_parse_error(said, &error, NULL);
		printf("error %s\n", error->message);
		g_error_free(error);
	}
	return TRUE;
}

static gboolean order(GIOChannel *channel, GIOCondition condition, gpointer data)
{
	gchar *line = NULL;
	(void) condition; (void) data;
	if (g_io_channel_read_line(channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL) {
		g_main_loop_quit(loop);
		return FALSE;
	}
	g_strstrip(line);
	if (g_str_has_prefix(line, "answer ")) {
		gsize length;
		guchar *bytes = g_base64_decode(line + 7, &length);
		gchar *text = g_strndup((gchar *) bytes, length);
		GstSDPMessage *sdp = NULL;
		gst_sdp_message_new_from_text(text, &sdp);
		Description *answer = gst_webrtc_session_description_new(ANSWER, sdp);
		GstPromise *done = gst_promise_new();
		g_signal_emit_by_name(webrtc, "set-remote-description", answer, done);
		gst_promise_wait(done);
		const GstStructure *reply = gst_promise_get_reply(done);
		GError *error = NULL;
		if (reply && gst_structure_get(reply, "error", G_TYPE_ERROR, &error, NULL))
			printf("answer refused: %s\n", error->message);
		else
			puts("answer taken");
		g_clear_error(&error);
		gst_promise_unref(done);
		gst_webrtc_session_description_free(answer);
		g_free(text);
		g_free(bytes);
	}
	g_free(line);
	return TRUE;
}

int main(int argc, char **argv)
{
	GError *error = NULL;
	if (argc != 4)
		return 2;
	setvbuf(stdout, NULL, _IOLBF, 0);
	gst_init(NULL, NULL);
	loop = g_main_loop_new(NULL, FALSE);
	gchar *description = g_strdup_printf(
	    "webrtcbin name=w audiotestsrc is-live=true freq=%s volume=0.5 ! audioconvert ! audioresample ! %s ! w.", argv[1], argv[2]);
	pipeline = gst_parse_launch(description, &error);
	if (!pipeline) {
		printf("error %s\n", error->message);
		return 1;
	}
	webrtc = gst_bin_get_by_name(GST_BIN(pipeline), "w");
	GObject *ice = NULL;
	g_object_get(webrtc, "ice-agent", &ice, NULL);
	gboolean added = FALSE;
	g_signal_emit_by_name(ice, "add-local-ip-address", "127.0.0.1", &added);
	g_signal_connect(webrtc, "on-negotiation-needed", G_CALLBACK(negotiate), NULL);
	g_signal_connect(webrtc, "notify::ice-gathering-state", G_CALLBACK(gathering), NULL);
	g_signal_connect(webrtc, "notify::connection-state", G_CALLBACK(connection), NULL);
	g_signal_connect(webrtc, "pad-added", G_CALLBACK(heard), argv[3]);
	gst_bus_add_watch(gst_element_get_bus(pipeline), message, NULL);
	g_io_add_watch(g_io_channel_unix_new(0), G_IO_IN | G_IO_HUP, order, NULL);
	gst_element_set_state(pipeline, GST_STATE_PLAYING);
	g_main_loop_run(loop);
	gst_element_set_state(pipeline, GST_STATE_NULL);
	return 0;
}
