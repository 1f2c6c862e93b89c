package org.confab.ejb.trace;

import java.io.ByteArrayOutputStream;

/** The beginning of what goes by. */
final class Heard {
  /** So much of a body is kept; what is beyond only goes by. */
  static final int MOST = 64 * 1024;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  void one(int octet) {
    if (octet >= 0 && kept.size() < MOST) {
      kept.write(octet);
    }
  }

  void some(byte[] bytes, int from, int length) {
    int room = Math.min(length, MOST - kept.size());
    if (room > 0) {
      kept.write(bytes, from, room);
    }
  }

  byte[] bytes() {
    return kept.toByteArray();
  }
}
