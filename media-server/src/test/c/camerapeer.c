/*
 * An endpoint with sound and pictures over plain RTP, by GStreamer:
 *   camerapeer PIPELINE
 * The elements "rtp-in" and "rtp-out" of the pipeline share one socket, "rtcp-in" and "rtcp-out"
 * another; the port of each is told, "ports RTP RTCP". Orders, one a line:
 *   send RTP RTCP SOUND   sends pictures, reports and sound to these ports of 127.0.0.1
 *   speak | hush          the element "voice" is loud or silent
 * What the element "seen" gets as RGB is told as "sees COLOUR" when that changes.
 */
#include <gio/gio.h>
#include <gst/gst.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static GstElement *pipeline;
static GMainLoop *loop;

static void say(const char *text)
{
	printf("%s\n", text);
	fflush(stdout);
}

static GstElement *element(const char *name)
{
	GstElement *found = gst_bin_get_by_name(GST_BIN(pipeline), name);
	if (!found) {
		fprintf(stderr, "no element %s\n", name);
		exit(2);
	}
	return found;
}

/* Binds a socket for two elements; returns its port. */
static int shared(const char *in, const char *out)
{
	GError *error = NULL;
	GSocket *socket = g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_DATAGRAM,
				       G_SOCKET_PROTOCOL_UDP, &error);
	GInetAddress *here = g_inet_address_new_from_string("127.0.0.1");
	GSocketAddress *address = g_inet_socket_address_new(here, 0);
	if (!socket || !g_socket_bind(socket, address, FALSE, &error)) {
		fprintf(stderr, "%s\n", error->message);
		exit(2);
	}
	g_object_set(element(in), "socket", socket, "close-socket", FALSE, NULL);
	g_object_set(element(out), "socket", socket, "close-socket", FALSE, NULL);
	GSocketAddress *bound = g_socket_get_local_address(socket, &error);
	return g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(bound));
}

static const char *colour(const guint8 *rgb)
{
	int red = rgb[0] > 140, green = rgb[1] > 100, blue = rgb[2] > 140;
	if (red && !green && !blue)
		return "red";
	if (!red && green && !blue)
		return "green";
	if (!red && !green && blue)
		return "blue";
	return "other";
}

static void seen(GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
	static const char *before = "";
	GstMapInfo map;
	if (!gst_buffer_map(buffer, &map, GST_MAP_READ))
		return;
	if (map.size >= 3) {
		const char *now = colour(map.data + (map.size / 6) * 3);
		if (strcmp(now, before) != 0) {
			printf("sees %s\n", now);
			fflush(stdout);
			before = now;
		}
	}
	gst_buffer_unmap(buffer, &map);
}

static gboolean order(GIOChannel *input, GIOCondition condition, gpointer data)
{
	gchar *line = NULL;
	int rtp, rtcp, sound;
	if (g_io_channel_read_line(input, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL) {
		g_main_loop_quit(loop);
		return FALSE;
	}
	if (sscanf(line, "send %d %d %d", &rtp, &rtcp, &sound) == 3) {
		g_object_set(element("rtp-out"), "port", rtp, NULL);
		g_object_set(element("rtcp-out"), "port", rtcp, NULL);
		g_object_set(element("sound-out"), "port", sound, NULL);
		gst_element_set_state(pipeline, GST_STATE_PLAYING);
		say("sends");
	} else if (g_str_has_prefix(line, "speak")) {
		g_object_set(element("voice"), "volume", 0.5, NULL);
		say("speaks");
	} else if (g_str_has_prefix(line, "hush")) {
		g_object_set(element("voice"), "volume", 0.0, NULL);
		say("is silent");
	}
	g_free(line);
	return TRUE;
}

static gboolean trouble(GstBus *bus, GstMessage *message, gpointer data)
{
	if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR) {
		GError *error = NULL;
		gst_message_parse_error(message, &error, NULL);
		printf("error %s\n", error->message);
		fflush(stdout);
	}
	return TRUE;
}

int main(int argc, char **argv)
{
	GError *error = NULL;
	gst_init(&argc, &argv);
	pipeline = argc > 1 ? gst_parse_launch(argv[1], &error) : NULL;
	if (!pipeline || error) {
		fprintf(stderr, "error %s\n", error ? error->message : "no pipeline");
		return 2;
	}
	g_signal_connect(element("seen"), "handoff", G_CALLBACK(seen), NULL);
	gst_bus_add_watch(gst_element_get_bus(pipeline), trouble, NULL);
	int rtp = shared("rtp-in", "rtp-out");
	int rtcp = shared("rtcp-in", "rtcp-out");
	printf("ports %d %d\n", rtp, rtcp);
	fflush(stdout);
	loop = g_main_loop_new(NULL, FALSE);
	g_io_add_watch(g_io_channel_unix_new(0), G_IO_IN | G_IO_HUP, order, NULL);
	g_main_loop_run(loop);
	gst_element_set_state(pipeline, GST_STATE_NULL);
	return 0;
}
