package org.confab.protocol.mras;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * The signed part of a user name at a media relay ([MS-AVEDGEA] 2.2): until when it holds and for
 * whom. Version 1 has 32 bytes, version 2 has 36 with flags at the end.
 */
final class RelayToken {
  static final int CLIENT_LENGTH = 20;
  private static final int V1_LENGTH = 32;
  private static final int V2_LENGTH = 36;

  /** Seconds from 1601 to 1970: Windows counts from then, in steps of 100 ns. */
  private static final long EPOCH = 11_644_473_600L;

  private static final long TICKS = 10_000_000L;
  private static final int NANOS = 100;

  private final int version;
  private final long expires;
  private final byte[] client;

  /**
   * @param version 1 or 2
   * @param expires until when, in ticks since 1601
   * @param client 20 bytes that stand for the user
   */
  private RelayToken(int version, long expires, byte[] client) {
    this.version = version;
    this.expires = expires;
    this.client = client;
  }

  static RelayToken of(int version, Instant expires, byte[] client) {
    long ticks = (expires.getEpochSecond() + EPOCH) * TICKS + expires.getNano() / NANOS;
    return new RelayToken(version, ticks, Arrays.copyOf(client, CLIENT_LENGTH));
  }

  /** The same for a moment longer: 100 ns. */
  RelayToken next() {
    return new RelayToken(version, expires + 1, client);
  }

  byte[] bytes() {
    int length = version == 1 ? V1_LENGTH : V2_LENGTH;
    return ByteBuffer.allocate(length)
        .put((byte) version)
        .put((byte) 0)
        .putShort((short) length)
        .putInt((int) expires)
        .putInt((int) (expires >>> Integer.SIZE))
        .put(client)
        .array();
  }

  /** Reads {@link #bytes}; throws {@link IllegalArgumentException} if they are none. */
  static RelayToken read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length != V1_LENGTH && bytes.length != V2_LENGTH) {
      throw new IllegalArgumentException("no token: " + bytes.length + " bytes");
    }
    int version = in.get();
    int expected = version == 1 ? V1_LENGTH : version == 2 ? V2_LENGTH : -1;
    if (expected != bytes.length || in.get() != 0 || in.getShort() != expected) {
      throw new IllegalArgumentException("no token of a known version");
    }
    long low = Integer.toUnsignedLong(in.getInt());
    long expires = (long) in.getInt() << Integer.SIZE | low;
    byte[] client = new byte[CLIENT_LENGTH];
    in.get(client);
    return new RelayToken(version, expires, client);
  }

  Instant expires() {
    return Instant.ofEpochSecond(
        Math.floorDiv(expires, TICKS) - EPOCH, Math.floorMod(expires, TICKS) * NANOS);
  }

  byte[] client() {
    return client.clone();
  }
}
