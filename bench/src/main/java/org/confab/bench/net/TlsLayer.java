package org.confab.bench.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** TLS of one connection, the client's end. It is used on one thread. */
final class TlsLayer {
  private final SSLEngine engine;
  private final Consumer<byte[]> plain;
  private final Consumer<ByteBuffer> wire;
  private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
  private final ByteBuffer opened;
  private ByteBuffer closed = ByteBuffer.allocate(0);

  /**
   * Around that engine.
   *
   * @param plain takes what the server says
   * @param wire takes what goes over the network
   */
  TlsLayer(SSLEngine engine, Consumer<byte[]> plain, Consumer<ByteBuffer> wire) {
    this.engine = engine;
    this.plain = plain;
    this.wire = wire;
    this.opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    engine.setUseClientMode(true);
  }

  /** Says something; before the handshake is over it waits. */
  void send(ByteBuffer message) throws SSLException {
    unsent.add(message);
    pump();
  }

  /** Takes what came over the network. */
  void received(byte[] bytes) throws SSLException {
    ByteBuffer both = ByteBuffer.allocate(closed.remaining() + bytes.length);
    closed = both.put(closed).put(bytes).flip();
    pump();
  }

  /** Does what can be done now. */
  void pump() throws SSLException {
    boolean more = true;
    while (more) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      } else if (status == HandshakeStatus.NEED_WRAP) {
        more = wrap(ByteBuffer.allocate(0));
      } else if (status == HandshakeStatus.NOT_HANDSHAKING && !unsent.isEmpty()) {
        more = wrap(unsent.element());
        if (!unsent.element().hasRemaining()) {
          unsent.remove();
        }
      } else {
        more = unwrap();
      }
    }
  }

  private boolean wrap(ByteBuffer message) throws SSLException {
    ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = engine.wrap(message, record);
    if (record.flip().hasRemaining()) {
      wire.accept(record);
    }
    return result.getStatus() == SSLEngineResult.Status.OK;
  }

  private boolean unwrap() throws SSLException {
    if (!closed.hasRemaining()) {
      return false;
    }
    SSLEngineResult result = engine.unwrap(closed, opened.clear());
    if (opened.flip().hasRemaining()) {
      byte[] bytes = new byte[opened.remaining()];
      opened.get(bytes);
      plain.accept(bytes);
    }
    return result.getStatus() == SSLEngineResult.Status.OK && result.bytesConsumed() > 0;
  }
}
