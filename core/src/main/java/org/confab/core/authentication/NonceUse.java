package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which nonces one flow has used, and how often (RFC 7616 3.4 {@code nc}): a count is good once.
 * Only nonces with a right answer get here, so that strangers cannot fill it. Bounded: a nonce that
 * made room, and every older one that is not known, is over, which costs its client a challenge.
 * Safe for use by several threads.
 */
final class NonceUse {
  /** Most nonces of a flow that are in use; a phone has one per dialog. */
  static final int MAX_NONCES = 256;

  /** How many counts below the highest of a nonce are still taken. */
  static final int WINDOW = 32;

  /** Most messages that are remembered because they may come again. */
  static final int MAX_REPEATABLE = 64;

  /** How long a client repeats a request over UDP: 64 times T1 (RFC 3261 17.1.2.2). */
  static final Duration REPEATS = Duration.ofSeconds(32);

  /** What a message is, by its nonce and count. */
  enum Use {
    /** It was not seen before. */
    NEW,
    /** The same message, repeated by a client that saw no answer. */
    RETRANSMISSION,
    /** The count was used already, or nobody can tell any more. */
    SPENT
  }

  private record Nonce(Instant issued, ReplayWindow counts) {}

  private record Repeatable(String fingerprint, Instant until) {}

  private final LinkedHashMap<String, Nonce> nonces = new LinkedHashMap<>(8, 0.75f, true);
  private final LinkedHashMap<String, Repeatable> repeatable = new LinkedHashMap<>(8);
  private Instant forgotten = Instant.MIN;

  /**
   * Uses a nonce once more.
   *
   * @param issued when the nonce was made
   * @param count the client's count, from 1
   * @param fingerprint names the whole message; empty if the transport repeats nothing
   */
  synchronized Use use(String nonce, Instant issued, long count, String fingerprint, Instant now) {
    Nonce known = nonces.get(nonce);
    if (known == null && !issued.isAfter(forgotten)) {
      return Use.SPENT;
    }
    if (known == null) {
      known = new Nonce(issued, new ReplayWindow(WINDOW));
      add(nonce, known, now);
    }
    String key = nonce + ' ' + count;
    if (known.counts().accept(count)) {
      remember(key, fingerprint, now);
      return Use.NEW;
    }
    Repeatable before = repeatable.get(key);
    boolean same =
        before != null && before.fingerprint().equals(fingerprint) && now.isBefore(before.until());
    return same ? Use.RETRANSMISSION : Use.SPENT;
  }

  private void add(String nonce, Nonce added, Instant now) {
    nonces.values().removeIf(old -> !now.isBefore(old.issued().plus(Nonces.LIFETIME)));
    nonces.put(nonce, added);
    if (nonces.size() > MAX_NONCES) {
      Iterator<Nonce> eldest = nonces.values().iterator();
      Instant gone = eldest.next().issued();
      eldest.remove();
      forgotten = gone.isAfter(forgotten) ? gone : forgotten;
    }
  }

  private void remember(String key, String fingerprint, Instant now) {
    if (fingerprint.isEmpty()) {
      return;
    }
    repeatable.put(key, new Repeatable(fingerprint, now.plus(REPEATS)));
    if (repeatable.size() > MAX_REPEATABLE) {
      Iterator<Map.Entry<String, Repeatable>> eldest = repeatable.entrySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
