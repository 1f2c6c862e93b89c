package org.confab.protocol.kerberos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of DER (X.690): its tag and where its content lies. Tags have one byte, lengths up to
 * four: Kerberos needs no others. Every method throws {@link IllegalArgumentException} for what is
 * not so.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Der(byte[] bytes, int tag, int from, int to) {
  static final int OCTETS = 0x04;
  static final int OID = 0x06;
  static final int SEQUENCE = 0x30;

  /** The first element of these bytes; what follows it is not looked at. */
  static Der first(byte[] bytes) {
    return at(bytes, 0, bytes.length);
  }

  private static Der at(byte[] bytes, int start, int end) {
    if (end - start < 2 || (bytes[start] & 0x1f) == 0x1f) {
      throw broken();
    }
    int length = bytes[start + 1] & 0xff;
    int at = start + 2;
    if (length > 0x80) {
      int more = length & 0x7f;
      if (more > 4 || end - at < more) {
        throw broken();
      }
      length = 0;
      for (int i = 0; i < more; i++) {
        length = length << 8 | bytes[at++] & 0xff;
      }
    } else if (length == 0x80) {
      throw broken();
    }
    if (length < 0 || length > end - at) {
      throw broken();
    }
    return new Der(bytes, bytes[start] & 0xff, at, at + length);
  }

  private static IllegalArgumentException broken() {
    return new IllegalArgumentException("not DER");
  }

  /** This element, if it has that tag. */
  Der is(int wanted) {
    if (tag != wanted) {
      throw new IllegalArgumentException("tag " + tag + " where " + wanted + " belongs");
    }
    return this;
  }

  /** The elements inside. */
  List<Der> children() {
    List<Der> found = new ArrayList<>();
    for (int at = from; at < to; ) {
      Der child = at(bytes, at, to);
      found.add(child);
      at = child.to;
    }
    return found;
  }

  /** The only element inside. */
  Der inner() {
    return at(bytes, from, to);
  }

  /** Whether the field {@code [number]} of this sequence is there. */
  boolean hasField(int number) {
    return children().stream().anyMatch(child -> child.tag == contextTag(number));
  }

  /** What the field {@code [number]} of this sequence holds. */
  Der field(int number) {
    return children().stream()
        .filter(child -> child.tag == contextTag(number))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("field " + number + " is missing"))
        .inner();
  }

  private static int contextTag(int number) {
    return 0xa0 | number;
  }

  byte[] content() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  int number() {
    if (to - from < 1 || to - from > 4) {
      throw broken();
    }
    int value = bytes[from];
    for (int at = from + 1; at < to; at++) {
      value = value << 8 | bytes[at] & 0xff;
    }
    return value;
  }
}
