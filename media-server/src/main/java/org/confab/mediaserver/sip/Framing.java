package org.confab.mediaserver.sip;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.confab.protocol.sip.RawMessage;

/**
 * Cuts a stream into SIP messages by their Content-Length (RFC 3261 18.3). What cannot be cut ends
 * the stream: nobody knows where the next message begins.
 */
final class Framing {
  private final InputStream in;
  private final SipLimits limits;

  Framing(InputStream in, SipLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * The next message, or nothing at the end of the stream.
   *
   * @throws IOException if the stream breaks, or holds something that is no SIP message
   */
  Optional<RawMessage> next() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(1024);
    int c = in.read();
    while (c == '\r' || c == '\n') {
      c = in.read();
    }
    int ends = 0;
    while (c >= 0) {
      message.write(c);
      if (message.size() > limits.headerBytes()) {
        throw new IOException("headers longer than " + limits.headerBytes() + " bytes");
      }
      ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
      if (ends == 2) {
        return Optional.of(withBody(message));
      }
      c = in.read();
    }
    if (message.size() > 0) {
      throw new EOFException("the stream ends within a message");
    }
    return Optional.empty();
  }

  private RawMessage withBody(ByteArrayOutputStream headers) throws IOException {
    try {
      int length = length(RawMessage.parse(headers.toByteArray()));
      headers.writeBytes(in.readNBytes(length));
      return RawMessage.parse(headers.toByteArray());
    } catch (IllegalArgumentException notSip) {
      throw new IOException("no SIP message: " + notSip.getMessage(), notSip);
    }
  }

  private int length(RawMessage headers) throws IOException {
    int length = Integer.parseInt(headers.header("content-length").orElse("0").strip());
    if (length < 0 || length > limits.bodyBytes()) {
      throw new IOException("body of " + length + " bytes");
    }
    return length;
  }
}
