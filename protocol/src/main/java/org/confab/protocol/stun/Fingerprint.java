package org.confab.protocol.stun;

import java.util.zip.CRC32;

/**
 * FINGERPRINT (RFC 5389 15.5): the CRC-32 of what stands before it, exclusive-or 0x5354554e. Peers
 * of [MS-ICE2] may send one of a table with a slip in one entry.
 */
public enum Fingerprint {
  STANDARD {
    @Override
    int crc(byte[] message, int length) {
      CRC32 crc = new CRC32();
      crc.update(message, 0, length);
      return (int) crc.getValue();
    }
  },
  /** The entry 0x8bbeb8ea of the table reads 0x08bbe8ea. */
  MS_ICE2 {
    @Override
    int crc(byte[] message, int length) {
      int crc = -1;
      for (int i = 0; i < length; i++) {
        crc = MS_TABLE[(crc ^ message[i]) & 0xff] ^ crc >>> 8;
      }
      return ~crc;
    }
  };

  static final int ATTRIBUTE = 8;
  private static final int XOR = 0x5354554e;
  private static final int POLYNOMIAL = 0xedb88320;
  private static final int RIGHT_ENTRY = 0x8bbeb8ea;
  private static final int WRONG_ENTRY = 0x08bbe8ea;
  private static final int[] MS_TABLE = table();

  /** The value for a message of which so many bytes stand before the attribute. */
  int of(byte[] message, int length) {
    return crc(message, length) ^ XOR;
  }

  abstract int crc(byte[] message, int length);

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int entry = i;
      for (int bit = 0; bit < 8; bit++) {
        entry = (entry & 1) == 0 ? entry >>> 1 : entry >>> 1 ^ POLYNOMIAL;
      }
      table[i] = entry == RIGHT_ENTRY ? WRONG_ENTRY : entry;
    }
    return table;
  }
}
