package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.TransactionId;

/** The allocations of one thread; ports and users are those of the whole relay. */
final class Allocations {
  private static final System.Logger LOG = System.getLogger(Allocations.class.getName());

  /** A port may be in use by another process of this machine: so many are tried. */
  private static final int TRIES = 8;

  private final Surroundings around;
  private final RelaySettings settings;
  private final RelayPorts ports;
  private final RelayUsers users;
  private final AtomicInteger open;
  private final Set<Allocation> all = new HashSet<>();

  /**
   * @param open how many there are in all threads
   */
  Allocations(
      Surroundings around,
      RelaySettings settings,
      RelayPorts ports,
      RelayUsers users,
      AtomicInteger open) {
    this.around = around;
    this.settings = settings;
    this.ports = ports;
    this.users = users;
    this.open = open;
  }

  /** The address of all of them. */
  InetAddress announced() {
    return settings.announced();
  }

  /** Whose request it is. */
  record Asker(Client client, Dialect dialect, Credentials credentials, TransactionId id) {}

  /** How a port is found. */
  interface PortChoice {
    /** One that is free; empty if there is none. */
    OptionalInt port();
  }

  /** A new allocation on a port that is chosen so; throws {@link TurnRefused} 486 or 508. */
  Allocation create(Asker asker, PortChoice choice, PeerSocket.Opener opener) {
    RelayUsers.Taken taken = users.take(asker.credentials().client(), around.nanos());
    if (!taken.allowed()) {
      throw new TurnRefused(StunError.QUOTA_REACHED);
    }
    for (int i = 0; i < TRIES; i++) {
      OptionalInt port = choice.port();
      if (port.isEmpty()) {
        break;
      }
      Allocation made = made(asker, taken.user(), port.getAsInt());
      try {
        made.opened(opener.open(port.getAsInt(), made));
        asker.client().holds(made);
        all.add(made);
        open.incrementAndGet();
        around.figures().count(Counter.RELAY_ALLOCATIONS);
        return made;
      } catch (IOException inUse) {
        LOG.log(Level.DEBUG, "relay port " + port.getAsInt(), inUse);
        ports.release(port.getAsInt());
      }
    }
    taken.user().release();
    throw new TurnRefused(StunError.INSUFFICIENT_CAPACITY);
  }

  private Allocation made(Asker asker, RelayUsers.User user, int port) {
    return new Allocation(
        asker.client(),
        asker.dialect(),
        asker.credentials(),
        user,
        new InetSocketAddress(settings.announced(), port),
        asker.id(),
        around);
  }

  /** Ends one. */
  void close(Allocation allocation) {
    if (all.remove(allocation)) {
      allocation.close();
      ports.release(allocation.relayed().getPort());
      open.decrementAndGet();
    }
  }

  /** Ends those that are over, and what is over in others; forgets users. */
  void sweep() {
    users.sweep(around.nanos());
    for (Allocation allocation : List.copyOf(all)) {
      if (allocation.over()) {
        close(allocation);
      } else {
        allocation.forget();
      }
    }
  }

  /** Ends all. */
  void closeAll() {
    List.copyOf(all).forEach(this::close);
  }
}
