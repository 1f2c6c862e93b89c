package org.confab.mediaserver.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;

/**
 * [MS-TURN], which Communicator and libnice's OC2007 modes speak: an older draft of TURN with a
 * magic cookie as the first attribute, no padding, and an active destination in place of channels.
 */
final class MsTurn implements Dialect {
  /** What the first attribute of every message holds ([MS-TURN] 2.2.2.1). */
  static final int COOKIE = 0x72C64BC6;

  /** Bytes of a message up to the end of its cookie. */
  static final int COOKIE_END = 28;

  private static final int COOKIE_HEAD = 0x000F0004;
  private static final int COOKIE_AT = 20;
  private static final int SERVER_VERSION = 1;
  private static final byte CONTROL = 2;
  private static final byte DATA = 3;
  private static final int FRAME_HEAD = 4;
  private static final int ATTRIBUTE_HEAD = 4;
  private static final int ADDRESS_HEAD = 4;
  static final StunAttribute MAGIC = StunAttribute.int32(StunAttributeType.MS_MAGIC_COOKIE, COOKIE);

  private final Surroundings around;
  private final Door door;
  private final MsRequests requests;
  private final SplittableRandom transactions = new SplittableRandom();

  MsTurn(Surroundings around, Door door, MsRequests requests) {
    this.around = around;
    this.door = door;
    this.requests = requests;
  }

  /** Whether such bytes are a message of this dialect. */
  static boolean isMessage(ByteBuffer bytes) {
    int at = bytes.position() + COOKIE_AT;
    return bytes.remaining() >= COOKIE_END
        && (bytes.get(bytes.position()) & 0xC0) == 0
        && bytes.getInt(at) == COOKIE_HEAD
        && bytes.getInt(at + Integer.BYTES) == COOKIE;
  }

  @Override
  public void take(Client client, ByteBuffer message) {
    if (!isMessage(message)) {
      data(client, message);
      return;
    }
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    Optional<StunPacket> read = StunPacket.read(bytes, StunFraming.UNPADDED);
    if (read.isEmpty()) {
      around.figures().count(Counter.RELAY_UNREADABLE);
      return;
    }
    StunType type = read.get().message().type();
    if (type.equals(StunType.MS_SEND_REQUEST)) {
      requests.send(client, read.get());
    } else if (type.isRequest()) {
      request(client, read.get());
    }
  }

  /** Data for the active destination. */
  void data(Client client, ByteBuffer data) {
    Allocation held = client.allocation();
    InetSocketAddress active = held == null ? null : held.ms().active();
    if (held == null || active == null) {
      around.figures().count(Counter.RELAY_UNREADABLE);
    } else {
      if (held.stream()) {
        // The length of the client's frame is that of the peer's (RFC 4571).
        data.position(data.position() - Short.BYTES);
      }
      held.send(active, data);
    }
  }

  private void request(Client client, StunPacket packet) {
    StunMessage message = packet.message();
    Credentials who;
    try {
      who = authenticated(client, packet);
    } catch (TurnRefused refused) {
      if (door.answersStranger(client)) {
        send(client, StunPacket.write(error(message, refused), StunFraming.UNPADDED));
      }
      return;
    }
    Allocation held = client.allocation();
    byte[] before = held == null ? new byte[0] : held.repeated(message.id());
    send(client, before.length > 0 ? before : carriedOut(client, packet, who));
  }

  private byte[] carriedOut(Client client, StunPacket packet, Credentials who) {
    StunMessage message = packet.message();
    try {
      List<StunAttribute> attributes = new ArrayList<>();
      attributes.add(MAGIC);
      Allocations.Asker asker = new Allocations.Asker(client, this, who, message.id());
      attributes.addAll(requests.carryOut(asker, message));
      StunMessage answer = new StunMessage(message.type().response(), message.id(), attributes);
      byte[] signed = signed(answer, who, MsRequests.sequence(client.allocation(), message));
      Allocation held = client.allocation();
      if (held != null) {
        held.answered(message.id(), signed);
      }
      return signed;
    } catch (TurnRefused refused) {
      Refusals.count(around.figures(), refused.error());
      return signed(error(message, refused), who, List.of());
    }
  }

  /** [MS-TURN] 3.2.5.1; in that order. Credentials that made an allocation hold as long as it. */
  private Credentials authenticated(Client client, StunPacket packet) {
    StunMessage message = packet.message();
    Optional<StunAttribute> username = message.first(StunAttributeType.USERNAME);
    Allocation held = client.allocation();
    if (!packet.hasIntegrity()) {
      throw challenge(StunError.UNAUTHORIZED, client);
    }
    if (username.isEmpty()) {
      throw new TurnRefused(StunError.MS_MISSING_USERNAME);
    }
    byte[] name = username.get().value();
    if (held != null && held.credentials().isOf(name)) {
      return requireIntegrity(packet, held.credentials());
    }
    Optional<StunAttribute> nonce = message.first(StunAttributeType.MS_NONCE);
    if (nonce.isEmpty()) {
      throw new TurnRefused(StunError.MS_MISSING_NONCE);
    }
    if (!door.isFresh(nonce.get().value(), client)) {
      throw challenge(StunError.STALE_NONCE, client);
    }
    return requireIntegrity(
        packet,
        door.authentication()
            .ofBytes(name, around.now())
            .orElseThrow(() -> failed(StunError.MS_UNKNOWN_USER)));
  }

  private Credentials requireIntegrity(StunPacket packet, Credentials who) {
    if (!packet.verifies(Integrity.CLASSIC, who.key())) {
      throw failed(StunError.MS_INTEGRITY_FAILURE);
    }
    return who;
  }

  private TurnRefused failed(StunError error) {
    around.figures().count(Counter.RELAY_SIGN_INS_FAILED);
    return new TurnRefused(error);
  }

  private TurnRefused challenge(StunError error, Client client) {
    return new TurnRefused(
        error,
        StunAttribute.text(StunAttributeType.MS_REALM, RelayCredentials.REALM),
        StunAttribute.of(StunAttributeType.MS_NONCE, door.nonce(client)),
        StunAttribute.int32(StunAttributeType.MS_VERSION, SERVER_VERSION));
  }

  private static StunMessage error(StunMessage request, TurnRefused refused) {
    List<StunAttribute> attributes = new ArrayList<>();
    attributes.add(MAGIC);
    attributes.add(refused.error().attribute());
    attributes.addAll(refused.more());
    return new StunMessage(request.type().error(), request.id(), attributes);
  }

  private static byte[] signed(StunMessage answer, Credentials who, List<StunAttribute> behind) {
    return StunPacket.write(answer, StunFraming.UNPADDED, Integrity.CLASSIC, who.key(), behind);
  }

  private static void send(Client client, byte[] message) {
    if (client.stream()) {
      ByteBuffer framed = ByteBuffer.allocate(FRAME_HEAD + message.length);
      framed.put(CONTROL).put((byte) 0).putShort((short) message.length).put(message);
      client.send(framed.flip());
    } else {
      client.send(ByteBuffer.wrap(message));
    }
  }

  @Override
  public void deliver(Allocation allocation, InetSocketAddress peer, ByteBuffer data) {
    Client client = allocation.client();
    if (!peer.equals(allocation.ms().active())) {
      indicate(client, peer, data);
    } else if (allocation.stream()) {
      data.position(data.position() - Short.BYTES);
      data.putShort(data.position(), (short) (DATA << Byte.SIZE));
    } else if (client.stream()) {
      frame(data, DATA);
    }
    client.send(data);
  }

  /** In this dialect the first data of a peer tells that it is there. */
  @Override
  public void attempted(Allocation allocation, InetSocketAddress peer, int id) {
    throw new IllegalStateException("no connections of RFC 6062");
  }

  /** Puts a Data indication, and over TCP a frame, around the data in the buffer. */
  private void indicate(Client client, InetSocketAddress peer, ByteBuffer data) {
    byte[] host = peer.getAddress().getAddress();
    int value = ADDRESS_HEAD + host.length;
    int end = data.limit();
    int begin = data.position() - COOKIE_END - 2 * ATTRIBUTE_HEAD - value;
    int length = end - data.position();
    data.putShort(begin, (short) StunType.MS_DATA_INDICATION.value())
        .putShort(begin + 2, (short) (end - begin - StunPacket.HEADER))
        .putLong(begin + 4, transactions.nextLong())
        .putLong(begin + 12, transactions.nextLong())
        .putInt(begin + COOKIE_AT, COOKIE_HEAD)
        .putInt(begin + COOKIE_AT + Integer.BYTES, COOKIE);
    int at = begin + COOKIE_END;
    data.putShort(at, (short) StunAttributeType.MS_REMOTE_ADDRESS.number())
        .putShort(at + 2, (short) value)
        .put(at + 4, (byte) 0)
        .put(at + 5, (byte) (host.length == 4 ? 1 : 2))
        .putShort(at + 6, (short) peer.getPort());
    for (int i = 0; i < host.length; i++) {
      data.put(at + ATTRIBUTE_HEAD + ADDRESS_HEAD + i, host[i]);
    }
    at += ATTRIBUTE_HEAD + value;
    data.putShort(at, (short) StunAttributeType.DATA.number()).putShort(at + 2, (short) length);
    data.position(begin);
    if (client.stream()) {
      frame(data, CONTROL);
    }
  }

  private static void frame(ByteBuffer data, byte kind) {
    int length = data.remaining();
    data.position(data.position() - FRAME_HEAD);
    data.putShort(data.position(), (short) (kind << Byte.SIZE));
    data.putShort(data.position() + Short.BYTES, (short) length);
  }
}
