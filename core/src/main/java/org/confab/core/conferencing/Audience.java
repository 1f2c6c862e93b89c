package org.confab.core.conferencing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** The subscribers of one conference. */
final class Audience {
  /** With more subscriptions than these, changes wait a moment for others. */
  static final int LARGE = 32;

  /** That moment at first: long enough for some dozen joins, too short to be seen. */
  static final Duration SHORTEST = Duration.ofMillis(250);

  /** While changes keep coming it doubles, up to this for each subscription. */
  static final Duration FOR_EACH = Duration.ofMillis(2);

  /** And not beyond this. */
  static final Duration LONGEST = Duration.ofSeconds(1);

  /** One subscription. */
  static final class Watcher {
    private final ConferenceUri focus;
    private final SipUri user;
    private long told;
    private long version;

    /**
     * A subscription that is told everything now.
     *
     * @param focus the conference, in the spelling that the client knows
     * @param user address of record of the subscriber
     * @param told the number of the last change that is in what it is told
     * @param version of the document that tells everything
     */
    Watcher(ConferenceUri focus, SipUri user, long told, long version) {
      this.focus = focus;
      this.user = user;
      this.told = told;
      this.version = version;
    }

    ConferenceUri focus() {
      return focus;
    }

    SipUri user() {
      return user;
    }

    synchronized long told() {
      return told;
    }

    /** Everything is told once more; returns the version under which. */
    synchronized long again(long number) {
      told = number;
      return ++version;
    }

    /** What is to be told next and under which version (RFC 4575 4.4); empty if nothing. */
    synchronized Optional<Next> take(RosterJournal journal) {
      RosterJournal.News news = journal.since(told);
      told = news.number();
      return news.change().isNothing()
          ? Optional.empty()
          : Optional.of(new Next(news.change(), ++version));
    }
  }

  /** What is to be told next: versions of one subscription rise by one, without gaps. */
  record Next(RosterChange change, long version) {}

  private record Counted(ConferenceState state, int participants) {}

  private final RosterJournal journal = new RosterJournal();
  private final Map<SubscriptionId, Watcher> watchers = new ConcurrentHashMap<>();
  private Optional<Duration> pause = Optional.empty();
  private long gathered;
  private volatile @Nullable Counted counted;

  RosterJournal journal() {
    return journal;
  }

  Map<SubscriptionId, Watcher> watchers() {
    return watchers;
  }

  boolean isLarge() {
    return watchers.size() > LARGE;
  }

  /** Something has changed: the pause that begins now; empty if one is under way. */
  Optional<Duration> begin() {
    if (pause.isPresent()) {
      return Optional.empty();
    }
    pause = Optional.of(SHORTEST);
    return pause;
  }

  /** A pause is over: the next one, longer; empty if nothing came in this one. */
  Optional<Duration> next() {
    long number = journal.number();
    Duration most = FOR_EACH.multipliedBy(watchers.size());
    Duration bound = shorter(most, LONGEST);
    pause =
        pause
            .filter(before -> number != gathered)
            .map(before -> longer(SHORTEST, shorter(before.multipliedBy(2), bound)));
    gathered = number;
    return pause;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** How many take part; counted once for each state. */
  int participants(ConferenceState state) {
    Counted last = counted;
    if (last == null || last.state() != state) {
      last = new Counted(state, RosterDocuments.count(state));
      counted = last;
    }
    return last.participants();
  }

  /** Forgets what everybody knows. */
  void forget() {
    journal.toldAll(watchers.values().stream().mapToLong(Watcher::told).min().orElse(0));
  }
}
