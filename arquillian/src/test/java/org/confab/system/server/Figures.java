package org.confab.system.server;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the server tells the administrator of itself at {@code /api/figures}. */
public final class Figures {
  private static final Pattern GAUGE = Pattern.compile("\"([a-z_]+)\":(\\d+)");

  /** What a call costs the server while it lasts. */
  private static final String[] OF_CALLS = {"application_sessions", "transactions", "dialogs"};

  private static final Duration ASK_AGAIN = Duration.ofMillis(250);

  private final AdminApi api;

  public Figures(ConfabServer server) {
    api = new AdminApi(server);
  }

  /** How many sessions, transactions and dialogs there are. */
  public Map<String, Long> calls() {
    String json = api.get("/api/figures").body();
    Map<String, Long> all = new TreeMap<>();
    for (MatchResult gauge : GAUGE.matcher(json).results().toList()) {
      all.putIfAbsent(gauge.group(1), Long.valueOf(gauge.group(2)));
    }
    all.keySet().retainAll(java.util.Set.of(OF_CALLS));
    if (all.size() != OF_CALLS.length) {
      throw new AssertionError("no figures of calls in " + json);
    }
    return all;
  }

  /** Waits until there are no more of them than there were. */
  public void awaitNoMoreThan(Map<String, Long> before, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    Map<String, Long> now = calls();
    while (now.entrySet().stream().anyMatch(one -> one.getValue() > before.get(one.getKey()))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("left behind: before " + before + ", now " + now);
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
      now = calls();
    }
  }
}
