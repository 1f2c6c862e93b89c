package org.confab.mediaserver.dtls;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * What came for a handshake, until its thread reads it; what does not fit is lost as any may be.
 */
final class Datagrams implements DatagramTransport {
  private static final int LONGEST = 1_500;
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> waiting;
  private final int sendLimit;
  private final Consumer<byte[]> out;
  private volatile boolean closed;

  /**
   * @param out sends, from any thread, without blocking
   */
  Datagrams(DtlsLimits limits, Consumer<byte[]> out) {
    waiting = new ArrayBlockingQueue<>(limits.queued());
    sendLimit = limits.datagramBytes();
    this.out = out;
  }

  /** One has come; never blocks. */
  void offer(byte[] datagram) {
    if (!closed && datagram.length > 0 && datagram.length <= LONGEST) {
      var unused = waiting.offer(datagram);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  @Override
  public int getReceiveLimit() {
    return LONGEST;
  }

  @Override
  public int getSendLimit() {
    return sendLimit;
  }

  @Override
  public int receive(byte[] into, int offset, int length, int waitMillis) throws IOException {
    try {
      byte[] next = waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (closed) {
        throw new IOException("the leg has left");
      }
      if (next == null || next.length == 0) {
        return -1;
      }
      int taken = Math.min(length, next.length);
      System.arraycopy(next, 0, into, offset, taken);
      return taken;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IOException("the process ends", hurried);
    }
  }

  @Override
  public void send(byte[] bytes, int offset, int length) {
    if (!closed) {
      out.accept(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }

  /** Whoever waits is woken; nothing is sent any more. */
  @Override
  public void close() {
    closed = true;
    waiting.clear();
    var unused = waiting.offer(END);
  }
}
