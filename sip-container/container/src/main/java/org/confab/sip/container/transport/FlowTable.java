package org.confab.sip.container.transport;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The open flows, by remote address and by id. UDP flows are kept up to a number; the one unused
 * for longest goes first, strangers, clients and those of one account apart.
 */
public final class FlowTable {
  private record Remote(String transport, InetSocketAddress address) {}

  private final Map<Remote, ConnectionFlow> byRemote = new ConcurrentHashMap<>();
  private final Map<String, ConnectionFlow> byId = new ConcurrentHashMap<>();
  private final LinkedHashMap<InetSocketAddress, ConnectionFlow> strangers =
      new LinkedHashMap<>(64, 0.75f, true);
  private final LinkedHashMap<InetSocketAddress, ConnectionFlow> clients =
      new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, LinkedHashMap<InetSocketAddress, ConnectionFlow>> byAccount =
      new HashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final int mostClients;
  private final int mostOfAccount;
  private final int mostStrangers;

  /** A table for that many UDP addresses of clients, of one account's clients, and of strangers. */
  FlowTable(int mostClients, int mostOfAccount, int mostStrangers) {
    this.mostClients = mostClients;
    this.mostOfAccount = mostOfAccount;
    this.mostStrangers = mostStrangers;
  }

  /** The open flow to this address over this transport. */
  public Optional<ConnectionFlow> find(String transport, InetSocketAddress remote) {
    return Optional.ofNullable(
        byRemote.get(new Remote(transport.toLowerCase(Locale.ROOT), remote)));
  }

  /** The open flow with this id. */
  public Optional<ConnectionFlow> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** How many flows are open. */
  public int size() {
    return byId.size();
  }

  /** An id no flow has: 16 hexadecimal digits that cannot be guessed. */
  String newId() {
    byte[] bytes = new byte[8];
    String id;
    do {
      random.nextBytes(bytes);
      id = HexFormat.of().formatHex(bytes);
    } while (byId.containsKey(id));
    return id;
  }

  void add(ConnectionFlow flow) {
    byId.put(flow.id(), flow);
    byRemote.put(new Remote(flow.transport(), flow.remote()), flow);
  }

  void remove(ConnectionFlow flow) {
    synchronized (strangers) {
      strangers.remove(flow.remote(), flow);
      clients.remove(flow.remote(), flow);
      leave(flow);
    }
    byId.remove(flow.id(), flow);
    byRemote.remove(new Remote(flow.transport(), flow.remote()), flow);
  }

  /**
   * The flow of a remote UDP address, made if there is none. Flows that had to go for it are added
   * to {@code evicted}.
   */
  ConnectionFlow udp(
      InetSocketAddress remote, Supplier<ConnectionFlow> make, List<ConnectionFlow> evicted) {
    synchronized (strangers) {
      for (LinkedHashMap<InetSocketAddress, ConnectionFlow> some : List.of(clients, strangers)) {
        ConnectionFlow known = some.get(remote);
        if (known != null && known.isOpen()) {
          known.account().map(byAccount::get).ifPresent(own -> own.get(remote)); // used just now
          return known;
        }
        if (known != null) {
          some.remove(remote);
          leave(known);
          evicted.add(known);
        }
      }
      ConnectionFlow made = make.get();
      strangers.put(remote, made);
      add(made);
      evict(strangers, mostStrangers, evicted);
      return made;
    }
  }

  /** Somebody has signed in on this UDP flow: from now on no stranger takes its place. */
  void keep(ConnectionFlow flow, List<ConnectionFlow> evicted) {
    synchronized (strangers) {
      if (strangers.remove(flow.remote(), flow)) {
        LinkedHashMap<InetSocketAddress, ConnectionFlow> own =
            byAccount.computeIfAbsent(
                flow.account().orElse(""), account -> new LinkedHashMap<>(4, 0.75f, true));
        own.put(flow.remote(), flow);
        clients.put(flow.remote(), flow);
        if (!evict(own, mostOfAccount, evicted)) {
          evict(clients, mostClients, evicted);
        }
      }
    }
  }

  private boolean evict(
      LinkedHashMap<InetSocketAddress, ConnectionFlow> from,
      int most,
      List<ConnectionFlow> evicted) {
    if (from.size() <= most) {
      return false;
    }
    ConnectionFlow eldest = from.values().iterator().next();
    from.remove(eldest.remote());
    clients.remove(eldest.remote(), eldest);
    leave(eldest);
    evicted.add(eldest);
    return true;
  }

  private void leave(ConnectionFlow flow) {
    String account = flow.account().orElse("");
    LinkedHashMap<InetSocketAddress, ConnectionFlow> own = byAccount.get(account);
    if (own != null) {
      own.remove(flow.remote(), flow);
      if (own.isEmpty()) {
        byAccount.remove(account);
      }
    }
  }

  List<ConnectionFlow> all() {
    return new ArrayList<>(byId.values());
  }
}
