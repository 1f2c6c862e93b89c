package org.confab.bench.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts whole SIP messages out of a stream, by Content-Length (RFC 3261 18.3). */
public final class Framing {
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

  private final Consumer<byte[]> handler;
  private byte[] rest = new byte[0];

  /** Hands whole messages to the handler. */
  public Framing(Consumer<byte[]> handler) {
    this.handler = handler;
  }

  /** Takes what was read. */
  public void take(byte[] read) {
    byte[] all = rest.length == 0 ? read : join(rest, read);
    int at = skipLineEnds(all, 0);
    int end = end(all, at);
    while (end > 0) {
      handler.accept(Arrays.copyOfRange(all, at, end));
      at = skipLineEnds(all, end);
      end = end(all, at);
    }
    rest = at == all.length ? new byte[0] : Arrays.copyOfRange(all, at, all.length);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static int skipLineEnds(byte[] all, int from) {
    int at = from;
    while (at < all.length && (all[at] == '\r' || all[at] == '\n')) {
      at++;
    }
    return at;
  }

  /** The offset behind the message that begins there, or -1 if it is not whole. */
  private static int end(byte[] all, int from) {
    int length = 0;
    for (int at = from; at + 3 < all.length; at++) {
      if (all[at] != '\r' || all[at + 1] != '\n') {
        continue;
      }
      if (all[at + 2] == '\r' && all[at + 3] == '\n') {
        int end = at + 4 + length;
        return end <= all.length ? end : -1;
      }
      if (startsWith(all, at)) {
        length = number(all, at + LENGTH.length);
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] all, int at) {
    if (at + LENGTH.length > all.length) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      int c = all[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] all, int from) {
    int at = from;
    while (at < all.length && all[at] == ' ') {
      at++;
    }
    int number = 0;
    while (at < all.length && all[at] >= '0' && all[at] <= '9') {
      number = number * 10 + all[at] - '0';
      at++;
    }
    return number;
  }
}
