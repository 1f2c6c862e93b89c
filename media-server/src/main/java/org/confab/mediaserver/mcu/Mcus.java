package org.confab.mediaserver.mcu;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.Provision;

/** All conferences of this process, of every kind that it serves. */
public final class Mcus {
  private static final System.Logger LOG = System.getLogger(Mcus.class.getName());

  private final McuSurroundings around;
  private final Map<ConferenceUri, Conference<?>> conferences = new ConcurrentHashMap<>();
  private final Map<McuType, McuKind> kinds;
  private final AtomicInteger legs = new AtomicInteger();
  private volatile boolean draining;

  /**
   * None so far.
   *
   * @param kinds those that it serves, one of each type
   */
  public Mcus(McuSurroundings around, List<McuKind> kinds) {
    this.around = around;
    this.kinds = kinds.stream().collect(Collectors.toMap(McuKind::type, Function.identity()));
  }

  /** The types that it serves. */
  public Set<McuType> types() {
    return Set.copyOf(kinds.keySet());
  }

  /**
   * Carries out an {@code addConference}. The same generation again changes nothing; a higher one
   * takes the place of what was there, whose dialogs go on in the legs that come with it; a lower
   * one is refused, as is everything beyond the limits, with {@link McuRefused}.
   */
  public synchronized Conference<?> provision(Provision provision) {
    McuKind kind = kinds.get(provision.conference().type());
    if (kind == null) {
      throw new McuRefused(C3pReason.NOT_SUPPORTED);
    }
    ConferenceUri uri = provision.conference().uri();
    Conference<?> before = conferences.get(uri);
    if (before != null) {
      long known = before.given().generation();
      if (known > provision.conference().generation()) {
        throw new McuRefused(C3pReason.INVALID_VERSION);
      }
      if (known == provision.conference().generation()) {
        return before;
      }
    } else if (draining || conferences.size() >= around.limits().conferences()) {
      throw new McuRefused(C3pReason.SERVER_BUSY);
    }
    if (before != null) {
      conferences.remove(uri, before); // the one that follows may be refused
      before.end(true);
    }
    Conference<?> conference =
        kind.conference(provision.conference(), new McuKind.Common(around, legs));
    // What is told first is whole: for the server, whoever is not in it has left.
    synchronized (conference) {
      conferences.put(uri, conference);
      provision.legs().forEach(leg -> takeOver(conference, leg));
    }
    around.changed().accept(conference);
    return conference;
  }

  /** One leg that cannot be taken over must not cost the others theirs; the first state tells. */
  private static void takeOver(Conference<?> conference, LegOrder leg) {
    try {
      conference.takeOver(leg);
    } catch (McuRefused refused) {
      LOG.log(
          Level.WARNING,
          "{0} of {1} is not taken over: {2}",
          leg.leg().endpoint(),
          leg.user().asString(),
          refused.reason().wireName());
    } catch (RuntimeException trouble) {
      LOG.log(
          Level.ERROR,
          () -> leg.leg().endpoint() + " of " + leg.user().asString() + " is not taken over",
          trouble);
    }
  }

  /** The conference of that URI. */
  public Optional<Conference<?>> find(ConferenceUri uri) {
    return Optional.ofNullable(conferences.get(uri));
  }

  /**
   * Ends a conference.
   *
   * @param moved whether another MCU goes on in its dialogs
   * @return false if there is none
   */
  public synchronized boolean end(ConferenceUri uri, boolean moved) {
    Conference<?> conference = conferences.remove(uri);
    if (conference != null) {
      conference.end(moved);
    }
    return conference != null;
  }

  /** Forgets that very conference without a word: the server has given it to another MCU. */
  public synchronized void forget(Conference<?> conference) {
    if (conferences.remove(conference.uri(), conference)) {
      conference.end(true);
    }
  }

  /** Forgets all: the server that had given them, and their dialogs, are no more. */
  public synchronized void forgetAll() {
    List.copyOf(conferences.keySet()).forEach(uri -> end(uri, true));
  }

  /** Takes no new conferences from now on. */
  public void drain() {
    draining = true;
  }

  /** Whether it takes no new conferences. */
  public boolean draining() {
    return draining;
  }

  /** What it carries. */
  public McuDescription.Load load() {
    return new McuDescription.Load(
        conferences.size(), around.limits().conferences(), legs.get(), around.limits().legs());
  }
}
