package org.confab.core.conferencing;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in one conference, in order, and how each of its users reads in a document. All
 * its subscribers share it: a change is entered once, a user is written once after each change of
 * his, and a subscriber is no more than the number up to which it has been told.
 */
final class RosterJournal {
  /** How a user reads until he changes. */
  static final class Text {
    private byte @Nullable [] bytes;
    private boolean gone;

    /** The text; written by the first who asks. */
    synchronized byte[] get(Supplier<Written> writer) {
      if (bytes == null) {
        Written written = writer.get();
        bytes = written.bytes();
        gone = written.gone();
      }
      return bytes;
    }

    private synchronized boolean isGone() {
      return gone;
    }
  }

  /**
   * A user who has been written.
   *
   * @param gone whether he is not in the conference any more
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(byte[] bytes, boolean gone) {}

  /**
   * What a subscriber is to be told.
   *
   * @param number up to where it has been told then
   */
  record News(RosterChange change, long number) {}

  private final TreeMap<Long, SipUri> order = new TreeMap<>();
  private final Map<SipUri, Long> users = new HashMap<>();
  private final Map<String, Long> views = new HashMap<>();
  private final Map<SipUri, Text> texts = new ConcurrentHashMap<>();
  private long description;
  private long number;

  /** Something is other than before. To be called when the state has been kept. */
  synchronized void enter(RosterChange change) {
    for (SipUri user : change.users()) {
      texts.remove(user);
      Long before = users.put(user, ++number);
      if (before != null) {
        order.remove(before);
      }
      order.put(number, user);
    }
    for (String view : change.views()) {
      views.put(view, ++number);
    }
    if (change.description()) {
      description = ++number;
      texts.clear(); // the record may name users whom only MCUs know
    }
  }

  /** The number of the last change. */
  synchronized long number() {
    return number;
  }

  /** What has changed after that number; each user once. */
  synchronized News since(long told) {
    if (told == number) {
      return new News(RosterChange.NONE, number);
    }
    Set<String> newViews = new LinkedHashSet<>();
    views.forEach(
        (view, changed) -> {
          if (changed > told) {
            newViews.add(view);
          }
        });
    Set<SipUri> newUsers = new LinkedHashSet<>(order.tailMap(told, false).values());
    return new News(new RosterChange(newUsers, description > told, newViews), number);
  }

  /** All subscribers have been told up to there. */
  synchronized void toldAll(long upTo) {
    Map<Long, SipUri> past = order.headMap(upTo, true);
    for (SipUri user : past.values()) {
      users.remove(user);
      Text text = texts.get(user);
      if (text != null && text.isGone()) {
        texts.remove(user);
      }
    }
    past.clear();
  }

  /**
   * How a user reads. Whoever writes the text reads the state after this call: a change that comes
   * meanwhile has a new text.
   */
  Text text(SipUri user) {
    return texts.computeIfAbsent(user, fresh -> new Text());
  }

  /** How many entries and texts it holds. */
  synchronized int size() {
    return order.size() + texts.size();
  }
}
