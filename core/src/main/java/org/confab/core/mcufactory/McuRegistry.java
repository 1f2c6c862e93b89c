package org.confab.core.mcufactory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.mcu.McuDescription;

/**
 * The media servers of the deployment. Each registers by describing itself and says so again every
 * two seconds; one that is silent for {@link McuLimits#silence}, or behind whose address there is
 * nobody any more, is lost. A media server that was started anew has another incarnation: the
 * former one is lost in that moment.
 */
public final class McuRegistry {
  /** Former incarnations of one media server that are not taken again. */
  private static final int FORMER = 8;

  private record Entry(McuServer server, Deque<UUID> former) {
    Entry with(McuServer next) {
      return new Entry(next, former);
    }
  }

  private final Clock clock;
  private final McuLimits limits;
  private final List<McuEvents> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Entry> entries = new TreeMap<>();
  private volatile Optional<String> closed = Optional.empty();

  /** An empty registry. */
  public McuRegistry(Clock clock, McuLimits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * There is no link to media servers: whoever registers is told why not, until this server is
   * started anew.
   */
  public void close(String why) {
    closed = Optional.of(why);
  }

  /** From now on the listener hears what happens. */
  public void listen(McuEvents listener) {
    listeners.add(listener);
  }

  /**
   * A media server has said that it lives.
   *
   * @throws McuRefused if it is a former incarnation, or one too many, or there is no link
   */
  public void heard(McuDescription said) {
    if (closed.isPresent()) {
      throw new McuRefused(C3pReason.OTHER_FAILURE, closed.get());
    }
    List<Runnable> events = new ArrayList<>();
    synchronized (entries) {
      Instant now = clock.instant();
      Entry before = entries.get(said.id());
      if (before == null) {
        makeRoom();
        before = new Entry(fresh(said, now, false), new ArrayDeque<>());
        tell(events, before.server());
      } else if (!before.server().incarnation().equals(said.incarnation())) {
        before = succeeded(before, said, now, events);
      } else {
        McuServer next = before.server().heard(said, now);
        if (before.server().lost()) {
          tell(events, next);
        } else {
          drainingTold(events, before.server(), next);
        }
        before = before.with(next);
      }
      entries.put(said.id(), before);
    }
    events.forEach(Runnable::run);
  }

  private Entry succeeded(Entry before, McuDescription said, Instant now, List<Runnable> events) {
    if (before.former().contains(said.incarnation())) {
      throw new McuRefused(C3pReason.OTHER_FAILURE, "a former incarnation of " + said.id());
    }
    before.former().addLast(before.server().incarnation());
    if (before.former().size() > FORMER) {
      before.former().removeFirst();
    }
    if (!before.server().lost()) {
      McuServer gone = before.server().asLost();
      listeners.forEach(one -> events.add(() -> one.lost(gone)));
    }
    McuServer next = fresh(said, now, before.server().drained());
    tell(events, next);
    return before.with(next);
  }

  private static McuServer fresh(McuDescription said, Instant now, boolean drained) {
    return new McuServer(said, now, now, drained, false);
  }

  private void makeRoom() {
    if (entries.size() >= limits.servers()) {
      entries.values().removeIf(entry -> entry.server().lost());
    }
    if (entries.size() >= limits.servers()) {
      throw new McuRefused(C3pReason.OTHER_FAILURE, "too many media servers");
    }
  }

  private void tell(List<Runnable> events, McuServer server) {
    listeners.forEach(one -> events.add(() -> one.registered(server)));
  }

  private void drainingTold(List<Runnable> events, McuServer before, McuServer next) {
    if (before.state() == McuServer.State.READY && next.state() == McuServer.State.DRAINING) {
      listeners.forEach(one -> events.add(() -> one.draining(next)));
    } else if (before.state() == McuServer.State.DRAINING
        && next.state() == McuServer.State.READY) {
      tell(events, next);
    }
  }

  /** All that are known, by name; lost ones for a while. */
  public List<McuServer> all() {
    synchronized (entries) {
      return entries.values().stream().map(Entry::server).toList();
    }
  }

  /** The media server of that name. */
  public Optional<McuServer> find(String id) {
    synchronized (entries) {
      return Optional.ofNullable(entries.get(id)).map(Entry::server);
    }
  }

  /** Whether this incarnation lives, as far as is known. */
  public boolean lives(String id, UUID incarnation) {
    return find(id)
        .filter(server -> !server.lost() && server.incarnation().equals(incarnation))
        .isPresent();
  }

  /** Nobody is behind the address of this incarnation any more. */
  public void unreachable(String id, UUID incarnation) {
    List<Runnable> events = new ArrayList<>();
    synchronized (entries) {
      Entry entry = entries.get(id);
      if (entry != null && entry.server().incarnation().equals(incarnation)) {
        lose(entry, events);
      }
    }
    events.forEach(Runnable::run);
  }

  /** Finds those that are silent, and forgets those that were lost long ago. Called often. */
  public void sweep() {
    List<Runnable> events = new ArrayList<>();
    synchronized (entries) {
      Instant now = clock.instant();
      Instant longAgo = now.minus(limits.remembered());
      entries.values().removeIf(e -> e.server().lost() && e.server().heard().isBefore(longAgo));
      Instant silent = now.minus(limits.silence());
      for (Entry entry : List.copyOf(entries.values())) {
        if (entry.server().heard().isBefore(silent)) {
          lose(entry, events);
        }
      }
    }
    events.forEach(Runnable::run);
  }

  private void lose(Entry entry, List<Runnable> events) {
    if (!entry.server().lost()) {
      McuServer gone = entry.server().asLost();
      entries.put(gone.id(), entry.with(gone));
      listeners.forEach(one -> events.add(() -> one.lost(gone)));
    }
  }

  /**
   * The administrator wants a media server emptied, or used again. Holds over its restarts, as long
   * as this server runs.
   *
   * @return the media server; empty if there is none of that name
   */
  public Optional<McuServer> drain(String id, boolean on) {
    List<Runnable> events = new ArrayList<>();
    Optional<McuServer> found;
    synchronized (entries) {
      Entry entry = entries.get(id);
      found = Optional.ofNullable(entry).map(e -> e.server().drained(on));
      if (entry != null) {
        entries.put(id, entry.with(found.orElseThrow()));
        drainingTold(events, entry.server(), found.orElseThrow());
      }
    }
    events.forEach(Runnable::run);
    return found;
  }
}
