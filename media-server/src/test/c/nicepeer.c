/* nicepeer rfc5245|oc2007r2 controlling|controlled [tcp]: one stream of libnice with two components on 127.0.0.1; with "tcp" over connections alone.
 * Says what it is, one line each:  credentials UFRAG PWD / candidate FOUNDATION COMPONENT PRIORITY IP PORT / described
 * and of those that open connections:  connection FOUNDATION COMPONENT PRIORITY IP PORT
 * Reads the same of its peer.      Then says:  state COMPONENT NAME, pair COMPONENT IP PORT, got COMPONENT TEXT.
 * The order "send COMPONENT TEXT" sends that text once; the end of its input ends it.
 * SPDX-License-Identifier: AGPL-3.0-or-later */
#include <nice/agent.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COMPONENTS 2

static GMainLoop *loop;
static NiceAgent *agent;
static guint      stream;
static GSList    *remote[COMPONENTS + 1];

static void told_candidate(NiceCandidate *candidate)
{
	char ip[NICE_ADDRESS_STRING_LEN];
	if (candidate->transport == NICE_CANDIDATE_TRANSPORT_UDP) {
		nice_address_to_string(&candidate->addr, ip);
		printf("candidate %s %u %u %s %u\n", candidate->foundation, candidate->component_id,
		       candidate->priority, ip, nice_address_get_port(&candidate->addr));
	} else if (candidate->transport == NICE_CANDIDATE_TRANSPORT_TCP_ACTIVE) {
		nice_address_to_string(&candidate->addr, ip);
		printf("connection %s %u %u %s %u\n", candidate->foundation, candidate->component_id,
		       candidate->priority, ip, nice_address_get_port(&candidate->addr));
	}
}

static void gathered(NiceAgent *of, guint id, gpointer data)
{
	gchar *ufrag, *password;
	(void) data;
	nice_agent_get_local_credentials(of, id, &ufrag, &password);
	printf("credentials %s %s\n", ufrag, password);
	for (guint component = 1; component <= COMPONENTS; component++) {
		GSList *candidates = nice_agent_get_local_candidates(of, id, component);
		for (GSList *each = candidates; each; each = each->next)
			told_candidate(each->data);
		g_slist_free_full(candidates, (GDestroyNotify) nice_candidate_free);
	}
	puts("described");
	g_free(ufrag);
	g_free(password);
}

static void changed(NiceAgent *of, guint id, guint component, guint state, gpointer data)
{
	(void) of; (void) id; (void) data;
	printf("state %u %s\n", component, nice_component_state_to_string(state));
}

static void paired(NiceAgent *of, guint id, guint component, NiceCandidate *local, NiceCandidate *other, gpointer data)
{
	char ip[NICE_ADDRESS_STRING_LEN];
	(void) of; (void) id; (void) local; (void) data;
	nice_address_to_string(&other->addr, ip);
	printf("pair %u %s %u\n", component, ip, nice_address_get_port(&other->addr));
}

static void got(NiceAgent *of, guint id, guint component, guint length, gchar *text, gpointer data)
{
	(void) of; (void) id; (void) data;
	printf("got %u %.*s\n", component, (int) length, text);
}

static void learn_candidate(char **words, NiceCandidateTransport transport)
{
	NiceCandidate *candidate = nice_candidate_new(NICE_CANDIDATE_TYPE_HOST);
	candidate->stream_id    = stream;
	candidate->component_id = atoi(words[2]);
	candidate->transport    = transport;
	candidate->priority     = strtoul(words[3], NULL, 10);
	g_strlcpy(candidate->foundation, words[1], sizeof candidate->foundation);
	nice_address_set_from_string(&candidate->addr, words[4]);
	nice_address_set_port(&candidate->addr, atoi(words[5]));
	remote[candidate->component_id] = g_slist_append(remote[candidate->component_id], candidate);
}

static gboolean order(GIOChannel *channel, GIOCondition condition, gpointer data)
{
	gchar *line = NULL, **words;
	(void) condition; (void) data;
	if (g_io_channel_read_line(channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL) {
		g_main_loop_quit(loop);
		return FALSE;
	}
	words = g_strsplit(g_strstrip(line), " ", -1);
	guint count = g_strv_length(words);
	if (count == 3 && !strcmp(words[0], "credentials")) {
		nice_agent_set_remote_credentials(agent, stream, words[1], words[2]);
	} else if (count == 6 && !strcmp(words[0], "candidate")) {
		learn_candidate(words, NICE_CANDIDATE_TRANSPORT_UDP);
	} else if (count == 6 && !strcmp(words[0], "connection")) {
		learn_candidate(words, NICE_CANDIDATE_TRANSPORT_TCP_PASSIVE);
	} else if (count == 1 && !strcmp(words[0], "described")) {
		for (guint component = 1; component <= COMPONENTS; component++)
			nice_agent_set_remote_candidates(agent, stream, component, remote[component]);
	} else if (count == 3 && !strcmp(words[0], "send")) {
		nice_agent_send(agent, stream, atoi(words[1]), strlen(words[2]), words[2]);
	}
	g_strfreev(words);
	g_free(line);
	return TRUE;
}

int main(int argc, char **argv)
{
	NiceAddress here;
	if (argc != 3 && argc != 4)
		return 2;
	setvbuf(stdout, NULL, _IOLBF, 0);
	loop  = g_main_loop_new(NULL, FALSE);
	agent = nice_agent_new(NULL, strcmp(argv[1], "rfc5245") ? NICE_COMPATIBILITY_OC2007R2
	                                                        : NICE_COMPATIBILITY_RFC5245);
	g_object_set(agent, "controlling-mode", !strcmp(argv[2], "controlling"), "upnp", FALSE, "ice-udp", argc == 3, NULL);
	g_signal_connect(agent, "candidate-gathering-done", G_CALLBACK(gathered), NULL);
	g_signal_connect(agent, "component-state-changed", G_CALLBACK(changed), NULL);
	g_signal_connect(agent, "new-selected-pair-full", G_CALLBACK(paired), NULL);
	nice_address_init(&here);
	nice_address_set_from_string(&here, "127.0.0.1");
	nice_agent_add_local_address(agent, &here);
	stream = nice_agent_add_stream(agent, COMPONENTS);
	for (guint component = 1; component <= COMPONENTS; component++)
		nice_agent_attach_recv(agent, stream, component, g_main_loop_get_context(loop), got, NULL);
	g_io_add_watch(g_io_channel_unix_new(0), G_IO_IN | G_IO_HUP, order, NULL);
	nice_agent_gather_candidates(agent, stream);
	g_main_loop_run(loop);
	g_object_unref(agent);
	return 0;
}
