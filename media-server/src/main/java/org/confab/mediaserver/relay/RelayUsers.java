package org.confab.mediaserver.relay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What each user has at this relay. Who has no allocations is forgotten when he has earned again
 * what he sent: else a new allocation would let him send more.
 */
final class RelayUsers {
  private final RelayLimits limits;
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final AtomicInteger holders = new AtomicInteger();

  RelayUsers(RelayLimits limits) {
    this.limits = limits;
  }

  /** One user: how many allocations, and how much may pass. */
  final class User {
    private final String client;
    private final Allowance bytes;
    private int allocations;

    private boolean holdsNothing(long now) {
      return allocations == 0 && bytes.full(now);
    }

    private User(String client, long now) {
      this.client = client;
      this.bytes = new Allowance(limits.bytesPerSecond(), limits.burst(), now);
    }

    /** Whether so many bytes more may pass; {@code now} in nanoseconds. */
    boolean passes(int length, long now) {
      return bytes.take(length, now);
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
              allowed[0] = user.allocations < limits.allocationsPerUser();
              if (allowed[0] && user.allocations++ == 0) {
                holders.incrementAndGet();
              }
              return user;
            });
    return new Taken(found, allowed[0]);
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
