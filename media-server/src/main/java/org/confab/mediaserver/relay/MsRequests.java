package org.confab.mediaserver.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.jspecify.annotations.Nullable;

/** The requests of [MS-TURN] 3.2.5, of clients that are known. */
final class MsRequests {
  /** What the bandwidth attribute says; nobody counts by it. */
  private static final int BANDWIDTH = 750;

  private static final int CONNECTION = 20;

  private final Surroundings around;
  private final Allocations allocations;
  private final RelayPorts ports;
  private final PeerSocket.Opener datagrams;
  private final PeerSocket.Opener streams;
  private final RandomGenerator random;

  /**
   * @param datagrams opens relayed addresses over UDP
   * @param streams opens those over TCP
   */
  MsRequests(
      Surroundings around,
      Allocations allocations,
      RelayPorts ports,
      PeerSocket.Opener datagrams,
      PeerSocket.Opener streams,
      RandomGenerator random) {
    this.around = around;
    this.allocations = allocations;
    this.ports = ports;
    this.datagrams = datagrams;
    this.streams = streams;
    this.random = random;
  }

  /** Carries a request out; throws {@link TurnRefused}. The attributes follow the cookie. */
  List<StunAttribute> carryOut(Allocations.Asker asker, StunMessage message) {
    if (message.type().equals(StunType.ALLOCATE_REQUEST)) {
      return allocate(asker, message);
    }
    if (message.type().equals(StunType.MS_SET_ACTIVE_DESTINATION_REQUEST)) {
      return activate(asker, message);
    }
    throw new TurnRefused(StunError.BAD_REQUEST);
  }

  /** A new allocation, or a refresh of the one there is; a lifetime of 0 ends it. */
  private List<StunAttribute> allocate(Allocations.Asker asker, StunMessage message) {
    int longest = (int) around.limits().allocation().lifetime().toSeconds();
    long asked = Integer.toUnsignedLong(asked(message).orElse(longest));
    Allocation held = asker.client().allocation();
    if (held != null && !held.credentials().isOf(asker.credentials().username())) {
      throw new TurnRefused(StunError.MS_UNKNOWN_USER);
    }
    if (asked == 0) {
      if (held != null) {
        allocations.close(held);
      }
      return List.of(StunAttribute.int32(StunAttributeType.LIFETIME, 0));
    }
    Allocation allocation = held == null ? made(asker) : held;
    int granted = allocation.refresh((int) Math.min(longest, asked));
    List<StunAttribute> answer = new ArrayList<>();
    answer.add(StunAddress.plain(StunAttributeType.MAPPED_ADDRESS, allocation.relayed()));
    answer.add(StunAttribute.int32(StunAttributeType.LIFETIME, granted));
    answer.add(StunAttribute.int32(StunAttributeType.MS_BANDWIDTH, BANDWIDTH));
    answer.add(
        StunAddress.xored(
            StunAttributeType.MS_XOR_MAPPED_ADDRESS, asker.client().remote(), message.id()));
    return answer;
  }

  private Allocation made(Allocations.Asker asker) {
    Allocation made =
        allocations.create(
            asker, () -> ports.take(around.now()), asker.client().stream() ? streams : datagrams);
    byte[] connection = new byte[CONNECTION];
    random.nextBytes(connection);
    made.ms().connection(connection);
    return made;
  }

  private static OptionalInt asked(StunMessage message) {
    return message
        .first(StunAttributeType.LIFETIME)
        .map(StunAttribute::int32)
        .orElse(OptionalInt.empty());
  }

  private List<StunAttribute> activate(Allocations.Asker asker, StunMessage message) {
    Allocation held = asker.client().allocation();
    if (held == null) {
      throw new TurnRefused(StunError.ALLOCATION_MISMATCH);
    }
    InetSocketAddress peer =
        destination(message).orElseThrow(() -> new TurnRefused(StunError.BAD_REQUEST));
    if (!reaches(held, peer) || !held.permit(peer.getAddress())) {
      throw new TurnRefused(StunError.FORBIDDEN);
    }
    held.ms().active(peer);
    return List.of();
  }

  /** Data for a peer, which may answer from then on; has no response, whatever becomes of it. */
  void send(Client client, StunPacket packet) {
    StunMessage message = packet.message();
    Allocation held = client.allocation();
    Optional<InetSocketAddress> peer = destination(message);
    Optional<StunAttribute> data = message.first(StunAttributeType.DATA);
    if (held == null || peer.isEmpty() || data.isEmpty()) {
      around.figures().count(Counter.RELAY_UNREADABLE);
    } else if (!packet.verifies(Integrity.CLASSIC, held.credentials().key())) {
      around.figures().count(Counter.RELAY_SIGN_INS_FAILED);
    } else if (!reaches(held, peer.get()) || !held.permit(peer.get().getAddress())) {
      around.figures().count(Counter.RELAY_PEERS_REFUSED);
    } else {
      held.send(peer.get(), ByteBuffer.wrap(data.get().value()));
    }
  }

  private boolean reaches(Allocation held, InetSocketAddress peer) {
    return peer.getAddress().getClass() == held.relayed().getAddress().getClass()
        && around.rules().reaches(peer.getAddress());
  }

  private static Optional<InetSocketAddress> destination(StunMessage message) {
    return message.first(StunAttributeType.MS_DESTINATION_ADDRESS).flatMap(StunAddress::plain);
  }

  /** The sequence number of an answer, behind its integrity: that of the request, or 0. */
  static List<StunAttribute> sequence(@Nullable Allocation held, StunMessage request) {
    if (held == null) {
      return List.of();
    }
    int number =
        request
            .first(StunAttributeType.MS_SEQUENCE_NUMBER)
            .filter(attribute -> attribute.length() == CONNECTION + Integer.BYTES)
            .map(attribute -> ByteBuffer.wrap(attribute.value()).getInt(CONNECTION))
            .orElse(0);
    byte[] value =
        ByteBuffer.allocate(CONNECTION + Integer.BYTES)
            .put(held.ms().connection())
            .putInt(number)
            .array();
    return List.of(StunAttribute.of(StunAttributeType.MS_SEQUENCE_NUMBER, value));
  }
}
