package org.confab.mediaserver.relay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;

/**
 * What each user has at this relay. Who has no allocations is forgotten when he has earned again
 * what he sent: else a new allocation would let him send more.
 */
final class RelayUsers {
  private final RelayLimits limits;
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final AtomicInteger holders = new AtomicInteger();
  private final AtomicInteger connectionsOfAll = new AtomicInteger();
  private final Allowance bytesOfAll;

  /**
   * @param now in nanoseconds that never go back
   */
  RelayUsers(RelayLimits limits, long now) {
    this.limits = limits;
    this.bytesOfAll =
        new Allowance(limits.bytesPerSecondOfAll(), limits.bytesPerSecondOfAll(), now);
  }

  /** One user: how many allocations, and how much may pass. */
  final class User {
    private final String client;
    private final Allowance bytes;
    private final Allowance attempts;
    private final AtomicInteger connections = new AtomicInteger();
    private int allocations;

    private boolean holdsNothing(long now) {
      return allocations == 0 && bytes.full(now) && attempts.full(now) && connections.get() == 0;
    }

    private User(String client, long now) {
      this.client = client;
      this.bytes = new Allowance(limits.user().bytesPerSecond(), limits.user().burst(), now);
      RelayLimits.OfPeers peers = limits.peers();
      this.attempts = new Allowance(peers.attemptsPerSecond(), peers.attemptsAtOnce(), now);
    }

    /** Whether so many bytes more may pass, which is counted if not; {@code now} as above. */
    boolean passes(int length, long now, Figures figures) {
      if (!bytes.take(length, now)) {
        figures.count(Counter.RELAY_PACKETS_OVER_LIMIT);
        return false;
      }
      if (!bytesOfAll.take(length, now)) {
        figures.count(Counter.RELAY_PACKETS_OVER_TOTAL);
        return false;
      }
      return true;
    }

    /** Whether anything may pass now. */
    boolean mayPass(long now) {
      return bytes.left(now) && bytesOfAll.left(now);
    }

    /** So many bytes have passed that could not be left out. */
    void passed(int length, long now) {
      bytes.charge(length, now);
      bytesOfAll.charge(length, now);
    }

    /** Whether he may open a connection with a peer; then he holds it. */
    boolean connects(long now) {
      if (!holdsConnection()) {
        return false;
      }
      if (!attempts.take(1, now)) {
        disconnected();
        return false;
      }
      return true;
    }

    /** Holds one more connection with a peer, if it is not one too many. */
    boolean holdsConnection() {
      if (connections.incrementAndGet() > limits.peers().ofUser()) {
        connections.decrementAndGet();
        return false;
      }
      if (connectionsOfAll.incrementAndGet() > limits.peers().ofAll()) {
        disconnected();
        return false;
      }
      return true;
    }

    /** One connection with a peer less. */
    void disconnected() {
      connections.decrementAndGet();
      connectionsOfAll.decrementAndGet();
    }

    /** One allocation less. */
    void release() {
      users.computeIfPresent(
          client,
          (c, user) -> {
            if (--user.allocations == 0) {
              holders.decrementAndGet();
            }
            return user;
          });
    }
  }

  /** Outcome of {@link #take}: the user and whether he may have one more. */
  record Taken(User user, boolean allowed) {}

  /** One allocation more of that user, if that is not one too many. */
  Taken take(String client, long now) {
    boolean[] allowed = new boolean[1];
    User found =
        users.compute(
            client,
            (c, known) -> {
              User user = known == null ? new User(c, now) : known;
              allowed[0] = user.allocations < limits.user().allocations();
              if (allowed[0] && user.allocations++ == 0) {
                holders.incrementAndGet();
              }
              return user;
            });
    return new Taken(found, allowed[0]);
  }

  /** How many connections with peers all have. */
  int connections() {
    return connectionsOfAll.get();
  }

  /** How many users have allocations. */
  int size() {
    return holders.get();
  }

  /** Forgets who has nothing to be remembered for; {@code now} in nanoseconds. */
  void sweep(long now) {
    for (String client : users.keySet()) {
      users.computeIfPresent(client, (c, user) -> user.holdsNothing(now) ? null : user);
    }
  }

  /** How many are remembered. */
  int remembered() {
    return users.size();
  }
}
