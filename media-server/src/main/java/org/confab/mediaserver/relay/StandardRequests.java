package org.confab.mediaserver.relay;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunType;

/**
 * The requests of RFC 5766 and 8656, of clients that are known: Allocate (6), Refresh (7),
 * CreatePermission (9), ChannelBind (11); and those of RFC 6062. Each gives the attributes of its
 * answer.
 */
final class StandardRequests {
  private static final int UDP = 17;
  private static final int TCP = 6;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int FIRST_CHANNEL = 0x4000;
  private static final int LAST_CHANNEL = 0x7FFF;
  private static final int RESERVE = 0x80;

  private final Surroundings around;
  private final Allocations allocations;
  private final RelayPorts ports;
  private final PeerSocket.Opener datagrams;
  private final PeerSocket.Opener connections;
  private final Bindings bindings;

  /**
   * @param datagrams opens relayed addresses over UDP
   * @param connections opens those over TCP
   */
  StandardRequests(
      Surroundings around,
      Allocations allocations,
      RelayPorts ports,
      PeerSocket.Opener datagrams,
      PeerSocket.Opener connections,
      Bindings bindings) {
    this.around = around;
    this.allocations = allocations;
    this.ports = ports;
    this.datagrams = datagrams;
    this.connections = connections;
    this.bindings = bindings;
  }

  /** Carries a request out; throws {@link TurnRefused}. */
  List<StunAttribute> carryOut(Allocations.Asker asker, StunMessage message) {
    if (message.type().equals(StunType.ALLOCATE_REQUEST)) {
      return allocate(asker, message);
    }
    requireKnown(message);
    if (message.type().equals(StunType.REFRESH_REQUEST)) {
      return refresh(held(asker), message);
    }
    if (message.type().equals(StunType.CREATE_PERMISSION_REQUEST)) {
      return permit(held(asker), message);
    }
    if (message.type().equals(StunType.CHANNEL_BIND_REQUEST)) {
      return bind(held(asker), message);
    }
    if (message.type().equals(StunType.CONNECTION_BIND_REQUEST)) {
      return join(asker, message);
    }
    throw new TurnRefused(StunError.BAD_REQUEST);
  }

  /**
   * Opens a connection to a peer (RFC 6062 5.2), which is answered later; throws {@link
   * TurnRefused}.
   */
  void connect(Allocations.Asker asker, StunMessage message, PeerSocket.Connected outcome) {
    requireKnown(message);
    Allocation held = held(asker);
    InetSocketAddress peer =
        peer(message).orElseThrow(() -> new TurnRefused(StunError.BAD_REQUEST));
    requireReach(held, peer);
    if (!around.rules().connects(peer)) {
      throw new TurnRefused(StunError.FORBIDDEN);
    }
    held.connect(peer, outcome);
  }

  /** ConnectionBind (RFC 6062 5.4): this connection becomes that of a peer. */
  private List<StunAttribute> join(Allocations.Asker asker, StunMessage message) {
    int id =
        message
            .first(StunAttributeType.CONNECTION_ID)
            .map(StunAttribute::int32)
            .orElse(OptionalInt.empty())
            .orElseThrow(() -> new TurnRefused(StunError.BAD_REQUEST));
    if (!asker.client().stream() || asker.client().allocation() != null) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    asker.client().joins(bindings.take(id, asker.credentials()));
    return List.of();
  }

  private static void requireKnown(StunMessage message) {
    List<Integer> unknown = new ArrayList<>(message.unknownRequired());
    if (message.has(StunAttributeType.DONT_FRAGMENT)) {
      // Java cannot set the flag of one packet: then the RFC wants it unknown (RFC 5766 6.2).
      unknown.add(StunAttributeType.DONT_FRAGMENT.number());
    }
    if (!unknown.isEmpty()) {
      throw new TurnRefused(StunError.UNKNOWN_ATTRIBUTE, StunAttribute.unknown(unknown));
    }
  }

  private static Allocation held(Allocations.Asker asker) {
    Allocation held = asker.client().allocation();
    if (held == null) {
      throw new TurnRefused(StunError.ALLOCATION_MISMATCH);
    }
    if (!held.credentials().isOf(asker.credentials().username())) {
      throw new TurnRefused(StunError.WRONG_CREDENTIALS);
    }
    return held;
  }

  private List<StunAttribute> allocate(Allocations.Asker asker, StunMessage message) {
    if (asker.client().allocation() != null) {
      throw new TurnRefused(StunError.ALLOCATION_MISMATCH);
    }
    boolean tcp = wantsTcp(asker, message);
    requireKnown(message);
    boolean even = message.has(StunAttributeType.EVEN_PORT);
    Optional<StunAttribute> token = message.first(StunAttributeType.RESERVATION_TOKEN);
    boolean family = message.has(StunAttributeType.REQUESTED_ADDRESS_FAMILY);
    if (token.isPresent() && (even || family)) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    if (family) {
      requireFamily(message);
    }
    boolean next = even && wantsNext(message);
    Allocation made =
        allocations.create(
            asker,
            () ->
                token.isPresent()
                    ? redeemed(token.get())
                    : even ? ports.takeEven(next, around.now()) : ports.take(around.now()),
            tcp ? connections : datagrams);
    List<StunAttribute> answer = new ArrayList<>();
    answer.add(
        StunAddress.xored(StunAttributeType.XOR_RELAYED_ADDRESS, made.relayed(), message.id()));
    answer.add(lifetime(made, message));
    if (next) {
      long reserved = ports.reserveNext(made.relayed().getPort(), around.now());
      answer.add(StunAttribute.int64(StunAttributeType.RESERVATION_TOKEN, reserved));
    }
    answer.add(
        StunAddress.xored(
            StunAttributeType.XOR_MAPPED_ADDRESS, asker.client().remote(), message.id()));
    return answer;
  }

  /** RFC 6062 5.1: over TCP alone, and without what only datagrams have. */
  private static boolean wantsTcp(Allocations.Asker asker, StunMessage message) {
    byte[] transport =
        message
            .first(StunAttributeType.REQUESTED_TRANSPORT)
            .orElseThrow(() -> new TurnRefused(StunError.BAD_REQUEST))
            .value();
    if (transport.length != 4) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    if (transport[0] == UDP) {
      return false;
    }
    if (transport[0] != TCP) {
      throw new TurnRefused(StunError.TRANSPORT_NOT_SUPPORTED);
    }
    if (!asker.client().stream()
        || message.has(StunAttributeType.DONT_FRAGMENT)
        || message.has(StunAttributeType.EVEN_PORT)
        || message.has(StunAttributeType.RESERVATION_TOKEN)) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    return true;
  }

  private static boolean wantsNext(StunMessage message) {
    byte[] value = message.first(StunAttributeType.EVEN_PORT).orElseThrow().value();
    return value.length > 0 && (value[0] & RESERVE) != 0;
  }

  private OptionalInt redeemed(StunAttribute token) {
    OptionalLong number = token.int64();
    return number.isPresent()
        ? ports.redeem(number.getAsLong(), around.now())
        : OptionalInt.empty();
  }

  /** RFC 8656 7.2: there are addresses of one family. */
  private void requireFamily(StunMessage message) {
    byte[] value = message.first(StunAttributeType.REQUESTED_ADDRESS_FAMILY).orElseThrow().value();
    int own = allocations.announced() instanceof Inet4Address ? IPV4 : IPV6;
    if (value.length != 4 || value[0] != own) {
      throw new TurnRefused(StunError.FAMILY_NOT_SUPPORTED);
    }
  }

  private StunAttribute lifetime(Allocation allocation, StunMessage message) {
    int usual = (int) around.limits().allocation().lifetime().toSeconds();
    int longest = (int) around.limits().allocation().longestLifetime().toSeconds();
    long asked = asked(message).orElse(usual);
    int seconds = (int) Math.min(longest, Math.max(usual, asked));
    return StunAttribute.int32(StunAttributeType.LIFETIME, allocation.refresh(seconds));
  }

  private static OptionalLong asked(StunMessage message) {
    OptionalInt value =
        message
            .first(StunAttributeType.LIFETIME)
            .map(StunAttribute::int32)
            .orElse(OptionalInt.empty());
    return value.isPresent()
        ? OptionalLong.of(Integer.toUnsignedLong(value.getAsInt()))
        : OptionalLong.empty();
  }

  private List<StunAttribute> refresh(Allocation held, StunMessage message) {
    if (asked(message).orElse(-1) == 0) {
      allocations.close(held);
      return List.of(StunAttribute.int32(StunAttributeType.LIFETIME, 0));
    }
    return List.of(lifetime(held, message));
  }

  private List<StunAttribute> permit(Allocation held, StunMessage message) {
    List<InetSocketAddress> peers = new ArrayList<>();
    for (StunAttribute attribute : message.attributes()) {
      if (attribute.is(StunAttributeType.XOR_PEER_ADDRESS)) {
        peers.add(
            StunAddress.xored(attribute, message.id())
                .orElseThrow(() -> new TurnRefused(StunError.BAD_REQUEST)));
      }
    }
    if (peers.isEmpty()) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    peers.forEach(peer -> requireReach(held, peer));
    for (InetSocketAddress peer : peers) {
      if (!held.permit(peer.getAddress())) {
        throw new TurnRefused(StunError.INSUFFICIENT_CAPACITY);
      }
    }
    return List.of();
  }

  private List<StunAttribute> bind(Allocation held, StunMessage message) {
    InetSocketAddress peer =
        peer(message).orElseThrow(() -> new TurnRefused(StunError.BAD_REQUEST));
    int number =
        message
                .first(StunAttributeType.CHANNEL_NUMBER)
                .map(StunAttribute::int32)
                .orElse(OptionalInt.empty())
                .orElseThrow(() -> new TurnRefused(StunError.BAD_REQUEST))
            >>> Short.SIZE;
    if (number < FIRST_CHANNEL || number > LAST_CHANNEL) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    requireReach(held, peer);
    return switch (held.bind(number, peer)) {
      case BOUND -> List.of();
      case TAKEN -> throw new TurnRefused(StunError.BAD_REQUEST);
      case TOO_MANY -> throw new TurnRefused(StunError.INSUFFICIENT_CAPACITY);
    };
  }

  private void requireReach(Allocation held, InetSocketAddress peer) {
    if (peer.getAddress().getClass() != held.relayed().getAddress().getClass()) {
      throw new TurnRefused(StunError.PEER_FAMILY_MISMATCH);
    }
    if (!around.rules().reaches(peer.getAddress())) {
      throw new TurnRefused(StunError.FORBIDDEN);
    }
  }

  static Optional<InetSocketAddress> peer(StunMessage message) {
    return message
        .first(StunAttributeType.XOR_PEER_ADDRESS)
        .flatMap(attribute -> StunAddress.xored(attribute, message.id()));
  }
}
