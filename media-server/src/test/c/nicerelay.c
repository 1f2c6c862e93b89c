/* nicerelay rfc5245|oc2007r2 udp,tcp,tls ice-udp|ice-tcp|ice-both HOST PORT USER PASSWORD
 * Two agents of libnice on 127.0.0.1 that may speak through the relay alone, one component each. Says, one line each:
 *   gathered MILLISECONDS RELAYED-CANDIDATES
 *   connected MILLISECONDS LOCAL-TRANSPORT-AND-TYPE
 *   carried PACKETS-TO PACKETS-BACK
 * and ends; with 1 without relayed candidates, or when it has not come to that after 30 s.
 * Carried is said once all have come, or when no more can be expected.
 * SPDX-License-Identifier: AGPL-3.0-or-later */
#include <nice/agent.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AGENTS  2
#define PACKETS 200
#define PATIENCE_S 30
/* Who is still without a packet that long after the last was sent has lost it. */
#define STRAY_S 10

static const char *const relays[] = { "udp", "tcp", "tls" };

static GMainLoop *loop;
static NiceAgent *agents[AGENTS];
static guint      streams[AGENTS];
static gboolean   gathered[AGENTS], ready[AGENTS];
static guint      got[AGENTS];
static gint64     begun;
static gint64     last_sent;

static guint number(NiceAgent *agent)
{
	return agent == agents[1];
}

static long millis(void)
{
	return (long) ((g_get_monotonic_time() - begun) / 1000);
}

static guint relayed(guint which)
{
	guint   count      = 0;
	GSList *candidates = nice_agent_get_local_candidates(agents[which], streams[which], 1);
	for (GSList *each = candidates; each; each = each->next)
		count += ((NiceCandidate *) each->data)->type == NICE_CANDIDATE_TYPE_RELAYED;
	g_slist_free_full(candidates, (GDestroyNotify) nice_candidate_free);
	return count;
}

static void introduce(guint to, guint from)
{
	gchar *ufrag, *password;
	GSList *candidates = nice_agent_get_local_candidates(agents[from], streams[from], 1);
	nice_agent_get_local_credentials(agents[from], streams[from], &ufrag, &password);
	nice_agent_set_remote_credentials(agents[to], streams[to], ufrag, password);
	nice_agent_set_remote_candidates(agents[to], streams[to], 1, candidates);
	g_slist_free_full(candidates, (GDestroyNotify) nice_candidate_free);
	g_free(ufrag);
	g_free(password);
}

static void has_gathered(NiceAgent *agent, guint id, gpointer data)
{
	(void) id; (void) data;
	gathered[number(agent)] = TRUE;
	if (gathered[0] && gathered[1]) {
		printf("gathered %ld %u\n", millis(), relayed(0) + relayed(1));
		if (relayed(0) + relayed(1) == 0) {
			g_main_loop_quit(loop);
			return;
		}
		begun = g_get_monotonic_time();
		introduce(0, 1);
		introduce(1, 0);
	}
}

static gboolean speak(gpointer data)
{
	static guint sent;
	char         text[160];
	(void) data;
	memset(text, 'x', sizeof text);
	for (guint i = 0; i < AGENTS; i++)
		nice_agent_send(agents[i], streams[i], 1, sizeof text, text);
	if (++sent < PACKETS)
		return TRUE;
	last_sent = g_get_monotonic_time();
	return FALSE;
}

static gboolean finish(gpointer data)
{
	gboolean all   = got[0] == PACKETS && got[1] == PACKETS;
	gboolean stray = last_sent && g_get_monotonic_time() - last_sent > STRAY_S * G_USEC_PER_SEC;
	if (!all && !stray)
		return TRUE;
	printf("carried %u %u\n", got[1], got[0]);
	*(int *) data = 0;
	g_main_loop_quit(loop);
	return FALSE;
}

static gboolean give_up(gpointer data)
{
	(void) data;
	printf("given up %d %d, %u %u\n", ready[0], ready[1], got[1], got[0]);
	g_main_loop_quit(loop);
	return FALSE;
}

static int outcome = 1;

static void changed(NiceAgent *agent, guint id, guint component, guint state, gpointer data)
{
	NiceCandidate *local, *remote;
	static const char *types[] = { "host", "reflexive", "peer", "relayed" };
	static const char *transports[] = { "udp", "tcp-active", "tcp-passive", "tcp-so" };
	(void) data;
	if (state == NICE_COMPONENT_STATE_FAILED)
		printf("failed %u\n", number(agent));
	if (state != NICE_COMPONENT_STATE_READY || ready[number(agent)])
		return;
	ready[number(agent)] = TRUE;
	if (nice_agent_get_selected_pair(agent, id, component, &local, &remote))
		printf("connected %ld %s %s\n", millis(), transports[local->transport], types[local->type]);
	if (ready[0] && ready[1]) {
		g_timeout_add(5, speak, NULL);
		g_timeout_add(20, finish, &outcome);
	}
}

static void received(NiceAgent *agent, guint id, guint component, guint length, gchar *text, gpointer data)
{
	(void) id; (void) component; (void) text; (void) data;
	got[number(agent)] += length == 160;
}

static void begin(guint i, char **words)
{
	NiceAddress here;
	agents[i] = nice_agent_new(NULL, strcmp(words[1], "rfc5245") ? NICE_COMPATIBILITY_OC2007R2
	                                                             : NICE_COMPATIBILITY_RFC5245);
	g_object_set(agents[i], "controlling-mode", i == 0, "upnp", FALSE, "force-relay", TRUE, NULL);
	g_object_set(agents[i], "ice-tcp", strcmp(words[3], "ice-udp") != 0, NULL);
	g_object_set(agents[i], "ice-udp", strcmp(words[3], "ice-tcp") != 0, NULL);
	g_signal_connect(agents[i], "candidate-gathering-done", G_CALLBACK(has_gathered), NULL);
	g_signal_connect(agents[i], "component-state-changed", G_CALLBACK(changed), NULL);
	nice_address_init(&here);
	nice_address_set_from_string(&here, "127.0.0.1");
	nice_agent_add_local_address(agents[i], &here);
	streams[i] = nice_agent_add_stream(agents[i], 1);
	for (guint type = 0; type < G_N_ELEMENTS(relays); type++)
		if (strstr(words[2], relays[type]))
			nice_agent_set_relay_info(agents[i], streams[i], 1, words[4], atoi(words[5]), words[6], words[7],
			                          (NiceRelayType) type);
	nice_agent_attach_recv(agents[i], streams[i], 1, g_main_loop_get_context(loop), received, NULL);
}

int main(int argc, char **argv)
{
	if (argc != 8)
		return 2;
	setvbuf(stdout, NULL, _IOLBF, 0);
	loop  = g_main_loop_new(NULL, FALSE);
	begun = g_get_monotonic_time();
	for (guint i = 0; i < AGENTS; i++)
		begin(i, argv);
	for (guint i = 0; i < AGENTS; i++)
		nice_agent_gather_candidates(agents[i], streams[i]);
	g_timeout_add_seconds(PATIENCE_S, give_up, NULL);
	g_main_loop_run(loop);
	for (guint i = 0; i < AGENTS; i++)
		g_object_unref(agents[i]);
	return outcome;
}
