package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.confab.protocol.mras.RelayCredentials;
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

/** A client of RFC 5766 and 6062 on a TCP connection. */
final class TcpTurnClient implements AutoCloseable {
  static final StunAttribute TCP =
      StunAttribute.int32(StunAttributeType.REQUESTED_TRANSPORT, 6 << 24);
  private static final int PATIENCE_MILLIS = 20_000;

  final Socket socket;
  final DataInputStream in;
  private final RelayCredentials user;
  private final Random random = new Random(3);
  private byte[] nonce = {};

  TcpTurnClient(int port, RelayCredentials user) throws IOException {
    this.user = user;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    ask(StunType.REFRESH_REQUEST);
  }

  /** Another connection with the same credentials. */
  TcpTurnClient sibling(int port) throws IOException {
    return new TcpTurnClient(port, user);
  }

  /** Asks, and waits for the answer. */
  StunMessage ask(StunType type, StunAttribute... attributes) throws IOException {
    return ask(type, null, attributes);
  }

  /** Asks about a peer, and waits for the answer. */
  StunMessage ask(StunType type, InetSocketAddress peer, StunAttribute... more) throws IOException {
    TransactionId id = TransactionId.random(random);
    List<StunAttribute> all = new ArrayList<>(List.of(more));
    if (peer != null) {
      all.add(StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, peer, id));
    }
    all.add(StunAttribute.text(StunAttributeType.USERNAME, user.username()));
    all.add(StunAttribute.text(StunAttributeType.REALM, RelayCredentials.REALM));
    all.add(StunAttribute.of(StunAttributeType.NONCE, nonce));
    byte[] key =
        RelayAuthentication.key(
            user.username().getBytes(StandardCharsets.UTF_8),
            user.password().getBytes(StandardCharsets.UTF_8));
    StunMessage message = new StunMessage(type, id, all);
    socket
        .getOutputStream()
        .write(StunPacket.write(message, StunFraming.PADDED, Integrity.RFC5389, key));
    StunMessage answer = read();
    assertThat(answer.id()).isEqualTo(id);
    answer.first(StunAttributeType.NONCE).ifPresent(attribute -> nonce = attribute.value());
    return answer;
  }

  /** The next message. */
  StunMessage read() throws IOException {
    byte[] head = in.readNBytes(4);
    if (head.length < 4) {
      throw new EOFException("the relay has closed the connection");
    }
    byte[] rest = in.readNBytes(16 + ((head[2] & 0xFF) << 8 | head[3] & 0xFF));
    byte[] all = java.util.Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, all, head.length, rest.length);
    return StunPacket.read(all, StunFraming.PADDED).orElseThrow().message();
  }

  /** The relayed address of a new allocation over TCP. */
  InetSocketAddress allocate() throws IOException {
    StunMessage answer = ask(StunType.ALLOCATE_REQUEST, TCP);
    assertThat(answer.type()).isEqualTo(StunType.ALLOCATE_RESPONSE);
    return StunAddress.xored(
            answer.first(StunAttributeType.XOR_RELAYED_ADDRESS).orElseThrow(), answer.id())
        .orElseThrow();
  }

  /** Whether the relay closes the connection, or has closed it. */
  static boolean closes(Socket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  static StunAttribute connection(StunMessage said) {
    return said.first(StunAttributeType.CONNECTION_ID).orElseThrow();
  }

  static int error(StunMessage answer) {
    return answer
        .first(StunAttributeType.ERROR_CODE)
        .flatMap(StunError::of)
        .map(StunError::code)
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
