package org.confab.core.authentication;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A brake on guessing passwords, for every scheme together. Wrong passwords are counted in a
 * sliding window per user and source address, per user, and per source; beyond a limit nobody looks
 * at the password any more. Users are counted by the name that was tried, whether there is such a
 * user or not, so that the answer tells nothing. Everything is bounded; the pair unused for longest
 * makes room. Safe for use by several threads.
 *
 * <p>Only the limit of the pair touches a user who has signed in from that address before: neither
 * guesses from elsewhere nor a neighbour behind the same address lock him out.
 */
public final class GuessLimits {
  /** What the counts are about. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  /** Wrong passwords for one user from one address. */
  public static final int PER_USER_AND_SOURCE = 20;

  /** Wrong passwords for one user from wherever. */
  public static final int PER_USER = 100;

  /** Wrong passwords from one address, for whomever. */
  public static final int PER_SOURCE = 300;

  /** Most pairs, users and addresses that are remembered, each. */
  public static final int MAX_REMEMBERED = 16_384;

  private static final Logger LOG = System.getLogger(GuessLimits.class.getName());

  private final Clock clock;
  private final Map<KnownPlaces.Place, SlidingCount> pairs = bounded();
  private final Map<String, SlidingCount> users = bounded();
  private final Map<String, SlidingCount> sources = bounded();
  private final KnownPlaces known;
  private final OwnUsers own;

  /** Limits by that clock; nobody is at home anywhere yet. */
  public GuessLimits(Clock clock) {
    this(clock, new KnownPlaces(clock));
  }

  /** Limits by that clock, for users who are at home in those places. */
  public GuessLimits(Clock clock, KnownPlaces known) {
    this(clock, known, OwnUsers.NONE);
  }

  /**
   * The same.
   *
   * @param own users whose passwords are not even tried from other machines
   */
  public GuessLimits(Clock clock, KnownPlaces known, OwnUsers own) {
    this.clock = clock;
    this.known = known;
    this.own = own;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MAX_REMEMBERED;
      }
    };
  }

  /**
   * How long that user may not try from that address; empty if he may now.
   *
   * @param user the name that is tried, in any spelling
   * @param address the source's IP address in numbers
   */
  public synchronized Optional<Duration> refused(String user, String address) {
    KnownPlaces.Place pair = KnownPlaces.Place.of(user, address);
    if (own.bars(pair, address)) {
      return Optional.of(WINDOW);
    }
    Instant now = clock.instant();
    Duration wait = wait(pairs.get(pair), now);
    if (!known.contains(pair)) {
      wait = longer(wait, wait(users.get(pair.user()), now));
      wait = longer(wait, wait(sources.get(pair.network()), now));
    }
    return wait.isZero() ? Optional.empty() : Optional.of(wait);
  }

  /** Whether nobody may be that user who comes from that address, whatever he proves. */
  public boolean isBarred(String user, String address) {
    return own.bars(KnownPlaces.Place.of(user, address), address);
  }

  /** A password was wrong. */
  public synchronized void failed(String user, String address) {
    KnownPlaces.Place pair = KnownPlaces.Place.of(user, address);
    Instant now = clock.instant();
    count(pairs, pair, PER_USER_AND_SOURCE, now);
    count(users, pair.user(), PER_USER, now);
    count(sources, pair.network(), PER_SOURCE, now);
  }

  /** A password was right: that user is at home at that address. */
  public synchronized void succeeded(String user, String address) {
    known.add(KnownPlaces.Place.of(user, address));
  }

  /** How many pairs are remembered. */
  synchronized int remembered() {
    return pairs.size();
  }

  private static <K> void count(Map<K, SlidingCount> counts, K key, int limit, Instant now) {
    SlidingCount count = counts.computeIfAbsent(key, k -> new SlidingCount(limit, WINDOW));
    if (count.add(now)) {
      LOG.log(Level.WARNING, "{0} wrong passwords, no more are tried now: {1}", limit, key);
    }
  }

  private static Duration wait(@Nullable SlidingCount count, Instant now) {
    return count == null ? Duration.ZERO : count.wait(now);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
