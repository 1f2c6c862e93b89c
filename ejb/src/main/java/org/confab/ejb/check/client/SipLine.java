package org.confab.ejb.check.client;

import java.io.IOException;

/** What carries SIP messages to the server and back; used by one thread, closed by any. */
public interface SipLine extends AutoCloseable {
  /** Sends one message. */
  void send(byte[] message) throws IOException;

  /**
   * The next message.
   *
   * @param millis longest wait, at least 1
   * @throws java.net.SocketTimeoutException if none comes
   * @throws java.io.EOFException if the server has closed the connection
   */
  byte[] receive(int millis) throws IOException;

  /** {@code UDP}, {@code TCP} or {@code TLS}. */
  String transport();

  /** Address and port of this side. */
  String local();

  /** Whoever waits for a message is told that the line is closed. */
  @Override
  void close();
}
