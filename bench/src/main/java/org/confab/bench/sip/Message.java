package org.confab.bench.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.confab.protocol.sip.RawMessage;

/** A SIP message that came in. Nothing is looked at before it is asked for. */
public final class Message {
  private final byte[] bytes;

  /** These bytes, start line to body. */
  public Message(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The message as it came. */
  public byte[] bytes() {
    return bytes;
  }

  /** Whether it is a response. */
  public boolean isResponse() {
    return startsWith("SIP/2.0 ");
  }

  /** The status of a response. */
  public int status() {
    return Integer.parseInt(new String(bytes, 8, 3, StandardCharsets.US_ASCII));
  }

  /** Whether it is a request of that method. */
  public boolean is(String method) {
    return startsWith(method + " ");
  }

  private boolean startsWith(String text) {
    if (bytes.length < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The first header of that name; empty text if there is none. */
  public String header(String name) {
    return RawMessage.parse(bytes).header(name.toLowerCase(Locale.ROOT)).orElse("");
  }

  /** The message as text, one character for each byte. */
  public String text() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The number that stands between two texts, looked for from the end; -1 if there is none. */
  public long numberBetween(byte[] before, byte after) {
    for (int at = bytes.length - before.length; at >= 0; at--) {
      if (isAt(before, at)) {
        return number(at + before.length, after);
      }
    }
    return -1;
  }

  private boolean isAt(byte[] text, int at) {
    for (int i = 0; i < text.length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private long number(int from, byte after) {
    long number = 0;
    for (int at = from; at < bytes.length && bytes[at] != after; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return -1;
      }
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }
}
