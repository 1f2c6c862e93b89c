package org.confab.mediaserver.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.stun.Fingerprint;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;

/**
 * STUN and TURN as the RFCs have them: messages, channel data, long-term credentials (RFC 5389
 * 10.2), indications (RFC 5766 10 and 11).
 */
final class StandardTurn implements Dialect {
  private static final int CHANNEL_HEAD = 4;
  private static final StunAttribute SOFTWARE =
      StunAttribute.text(StunAttributeType.SOFTWARE, "Confab");

  private final Surroundings around;
  private final Door door;
  private final StandardRequests requests;
  private final RandomGenerator random;
  private final Indications indications;

  StandardTurn(Surroundings around, Door door, StandardRequests requests, RandomGenerator random) {
    this.around = around;
    this.door = door;
    this.requests = requests;
    this.random = random;
    this.indications = new Indications(new SplittableRandom(random.nextLong()));
  }

  @Override
  public void take(Client client, ByteBuffer message) {
    if ((message.get(message.position()) & 0xC0) == 0x40) {
      channelData(client, message);
      return;
    }
    if (indications.read(message)) {
      sendIndication(client, message);
      return;
    }
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    Optional<StunPacket> read =
        StunPacket.read(bytes, StunFraming.PADDED)
            .filter(packet -> packet.message().id().hasCookie())
            .filter(packet -> !packet.hasFingerprint() || packet.has(Fingerprint.STANDARD));
    if (read.isEmpty()) {
      around.figures().count(Counter.RELAY_UNREADABLE);
    } else if (read.get().message().type().isRequest()) {
      request(client, read.get());
    } else if (read.get().message().type().equals(StunType.SEND_INDICATION)) {
      sendIndication(client, read.get().message());
    }
  }

  private void channelData(Client client, ByteBuffer message) {
    Allocation allocation = client.allocation();
    if (allocation == null || message.remaining() < CHANNEL_HEAD) {
      return;
    }
    int number = message.getShort() & 0xFFFF;
    int length = message.getShort() & 0xFFFF;
    InetSocketAddress peer = allocation.peer(number);
    if (peer != null && length <= message.remaining()) {
      message.limit(message.position() + length);
      allocation.send(peer, message);
    }
  }

  private void sendIndication(Client client, ByteBuffer message) {
    Allocation allocation = client.allocation();
    if (allocation != null) {
      if (allocation.permits(indications.peer().getAddress())) {
        indications.narrow(message);
        allocation.send(indications.peer(), message);
      } else {
        around.figures().count(Counter.RELAY_PEERS_REFUSED);
      }
    }
  }

  /** One that has more in it than most. */
  private void sendIndication(Client client, StunMessage message) {
    Allocation allocation = client.allocation();
    Optional<InetSocketAddress> peer = StandardRequests.peer(message);
    Optional<StunAttribute> data = message.first(StunAttributeType.DATA);
    boolean readable =
        peer.isPresent()
            && data.isPresent()
            && message.unknownRequired().isEmpty()
            && !message.has(StunAttributeType.DONT_FRAGMENT);
    if (allocation != null && readable) {
      if (allocation.permits(peer.get().getAddress())) {
        allocation.send(peer.get(), ByteBuffer.wrap(data.get().value()));
      } else {
        around.figures().count(Counter.RELAY_PEERS_REFUSED);
      }
    }
  }

  private void request(Client client, StunPacket packet) {
    StunMessage message = packet.message();
    if (message.type().equals(StunType.BINDING_REQUEST)) {
      binding(client, packet);
      return;
    }
    Credentials who;
    try {
      who = authenticated(client, packet);
    } catch (TurnRefused refused) {
      if (door.answersStranger(client)) {
        send(client, unsigned(packet, error(message, refused)));
      }
      return;
    }
    if (message.type().equals(StunType.CONNECT_REQUEST)) {
      connect(client, packet, who);
      return;
    }
    Allocation held = client.allocation();
    byte[] before = held == null ? new byte[0] : held.repeated(message.id());
    send(client, before.length > 0 ? before : carriedOut(client, packet, who));
  }

  private byte[] carriedOut(Client client, StunPacket packet, Credentials who) {
    StunMessage message = packet.message();
    try {
      List<StunAttribute> answer =
          new ArrayList<>(
              requests.carryOut(new Allocations.Asker(client, this, who, message.id()), message));
      answer.add(SOFTWARE);
      byte[] signed =
          signed(packet, new StunMessage(message.type().response(), message.id(), answer), who);
      Allocation held = client.allocation();
      if (held != null && message.type().equals(StunType.ALLOCATE_REQUEST)) {
        held.answered(message.id(), signed);
      }
      return signed;
    } catch (TurnRefused refused) {
      Refusals.count(around.figures(), refused.error());
      return signed(packet, error(message, refused), who);
    }
  }

  private void connect(Client client, StunPacket packet, Credentials who) {
    StunMessage message = packet.message();
    try {
      requests.connect(
          new Allocations.Asker(client, this, who, message.id()),
          message,
          new PeerSocket.Connected() {
            @Override
            public void connected(int id) {
              StunAttribute number = StunAttribute.int32(StunAttributeType.CONNECTION_ID, id);
              StunMessage answer =
                  new StunMessage(
                      StunType.CONNECT_RESPONSE, message.id(), List.of(number, SOFTWARE));
              send(client, signed(packet, answer, who));
            }

            @Override
            public void failed() {
              refuse(client, packet, who, new TurnRefused(StunError.CONNECTION_FAILED));
            }
          });
    } catch (TurnRefused refused) {
      refuse(client, packet, who, refused);
    }
  }

  private void refuse(Client client, StunPacket packet, Credentials who, TurnRefused refused) {
    Refusals.count(around.figures(), refused.error());
    send(client, signed(packet, error(packet.message(), refused), who));
  }

  private void binding(Client client, StunPacket packet) {
    StunMessage message = packet.message();
    if (!door.answersStranger(client)) {
      return;
    }
    List<Integer> unknown = message.unknownRequired();
    StunMessage answer =
        unknown.isEmpty()
            ? new StunMessage(
                StunType.BINDING_RESPONSE,
                message.id(),
                List.of(
                    StunAddress.xored(
                        StunAttributeType.XOR_MAPPED_ADDRESS, client.remote(), message.id())))
            : error(
                message,
                new TurnRefused(StunError.UNKNOWN_ATTRIBUTE, StunAttribute.unknown(unknown)));
    send(client, unsigned(packet, answer));
  }

  /** RFC 5389 10.2.2. Credentials that made an allocation hold as long as it, so calls go on. */
  private Credentials authenticated(Client client, StunPacket packet) {
    StunMessage message = packet.message();
    if (!packet.hasIntegrity()) {
      throw challenge(StunError.UNAUTHORIZED, client);
    }
    Optional<StunAttribute> username = message.first(StunAttributeType.USERNAME);
    Optional<StunAttribute> nonce = message.first(StunAttributeType.NONCE);
    if (username.isEmpty() || nonce.isEmpty() || !message.has(StunAttributeType.REALM)) {
      throw new TurnRefused(StunError.BAD_REQUEST);
    }
    if (!door.isFresh(nonce.get().value(), client)) {
      throw challenge(StunError.STALE_NONCE, client);
    }
    byte[] name = username.get().value();
    Allocation held = client.allocation();
    Optional<Credentials> who =
        held != null && held.credentials().isOf(name)
            ? Optional.of(held.credentials())
            : door.authentication().ofText(name, around.now());
    return who.filter(known -> packet.verifies(Integrity.RFC5389, known.key()))
        .orElseThrow(
            () -> {
              around.figures().count(Counter.RELAY_SIGN_INS_FAILED);
              return challenge(StunError.UNAUTHORIZED, client);
            });
  }

  private TurnRefused challenge(StunError error, Client client) {
    return new TurnRefused(
        error,
        StunAttribute.text(StunAttributeType.REALM, RelayCredentials.REALM),
        StunAttribute.of(StunAttributeType.NONCE, door.nonce(client)));
  }

  private static StunMessage error(StunMessage request, TurnRefused refused) {
    List<StunAttribute> attributes = new ArrayList<>();
    attributes.add(refused.error().attribute());
    attributes.addAll(refused.more());
    return new StunMessage(request.type().error(), request.id(), attributes);
  }

  private static byte[] unsigned(StunPacket request, StunMessage answer) {
    return request.hasFingerprint()
        ? StunPacket.write(answer, StunFraming.PADDED, Fingerprint.STANDARD)
        : StunPacket.write(answer, StunFraming.PADDED);
  }

  private static byte[] signed(StunPacket request, StunMessage answer, Credentials who) {
    return request.hasFingerprint()
        ? StunPacket.write(
            answer, StunFraming.PADDED, Integrity.RFC5389, who.key(), Fingerprint.STANDARD)
        : StunPacket.write(answer, StunFraming.PADDED, Integrity.RFC5389, who.key());
  }

  private static void send(Client client, byte[] bytes) {
    client.send(ByteBuffer.wrap(bytes));
  }

  @Override
  public void deliver(Allocation allocation, InetSocketAddress peer, ByteBuffer data) {
    int channel = allocation.channel(peer);
    if (channel < 0) {
      indications.write(data, peer);
      allocation.client().send(data);
      return;
    }
    int length = data.remaining();
    data.position(data.position() - CHANNEL_HEAD);
    data.putShort(data.position(), (short) channel);
    data.putShort(data.position() + Short.BYTES, (short) length);
    if (allocation.client().stream()) {
      pad(data);
    }
    allocation.client().send(data);
  }

  @Override
  public void attempted(Allocation allocation, InetSocketAddress peer, int id) {
    TransactionId transaction = TransactionId.random(random);
    StunMessage message =
        new StunMessage(
            StunType.CONNECTION_ATTEMPT_INDICATION,
            transaction,
            List.of(
                StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, peer, transaction),
                StunAttribute.int32(StunAttributeType.CONNECTION_ID, id)));
    send(allocation.client(), StunPacket.write(message, StunFraming.PADDED));
  }

  /** Over TCP, channel data has a multiple of four bytes (RFC 5766 11.5). */
  private static void pad(ByteBuffer data) {
    while (data.remaining() % 4 != 0 && data.limit() < data.capacity()) {
      data.limit(data.limit() + 1);
      data.put(data.limit() - 1, (byte) 0);
    }
  }
}
