package org.confab.core.backup;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a backup as it goes, with no more in memory than one line. Only when {@link #read} has
 * returned was it whole and unchanged.
 */
public final class BackupReader {
  private static final String DAMAGED = "the backup is broken: it was cut off or changed";

  private BackupReader() {}

  /**
   * Reads all of a backup.
   *
   * @param in the file from its beginning; stays the caller's to close
   * @param length of the file in octets
   * @return how many rows all tables have
   * @throws BackupRefused if it is no backup, or not as it was made
   * @throws IOException if the file cannot be read
   */
  public static long read(InputStream in, long length, BackupListener listener) throws IOException {
    byte[] magic = BackupWriter.MAGIC.getBytes(StandardCharsets.US_ASCII);
    byte[] first = in.readNBytes(magic.length);
    if (!Arrays.equals(first, magic)) {
      throw new BackupRefused(foreign(first, magic));
    }
    long body = length - magic.length - Digests.LENGTH;
    if (body <= 0) {
      throw broken();
    }
    DigestInputStream hashed = new DigestInputStream(in, Digests.sha256());
    hashed.getMessageDigest().update(first);
    Bounded packed = new Bounded(hashed, body);
    try {
      long rows = lines(packed, listener);
      packed.drain();
      byte[] told = in.readNBytes(Digests.LENGTH);
      if (!Arrays.equals(told, hashed.getMessageDigest().digest()) || in.read() >= 0) {
        throw broken();
      }
      return rows;
    } catch (EOFException | ZipException | CharacterCodingException damaged) {
      throw new BackupRefused(DAMAGED, damaged);
    }
  }

  private static String foreign(byte[] first, byte[] magic) {
    String told = new String(first, StandardCharsets.ISO_8859_1);
    String start = new String(magic, 0, "Confab backup ".length(), StandardCharsets.US_ASCII);
    return told.startsWith(start)
        ? "the backup has a form that this program does not know: it is of a newer one, or broken"
        : "the file is no backup of Confab";
  }

  private static BackupRefused broken() {
    return new BackupRefused(DAMAGED);
  }

  private static long lines(InputStream packed, BackupListener listener) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(packed, 1 << 16),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    BackupGrammar grammar = new BackupGrammar(listener);
    StringBuilder line = new StringBuilder();
    for (int c = text.read(); c >= 0; c = text.read()) {
      if (c == '\n') {
        grammar.line(line.toString());
        line.setLength(0);
      } else if (line.length() == BackupWriter.MOST_CHARACTERS) {
        throw new BackupRefused("the backup is broken: a line has no end");
      } else {
        line.append((char) c);
      }
    }
    if (!line.isEmpty()) {
      throw broken();
    }
    return grammar.end();
  }

  /** The first octets of a stream. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int from, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int got = in.read(octets, from, (int) Math.min(count, left));
      if (got < 0) {
        throw new EOFException("shorter than it was said to be");
      }
      left -= got;
      return got;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(in.available(), left);
    }

    /** Reads to the end: octets behind the compressed lines count for the checksum. */
    void drain() throws IOException {
      byte[] some = new byte[1 << 12];
      int got = read(some, 0, some.length);
      while (got > 0) {
        got = read(some, 0, some.length);
      }
    }

    @Override
    public void close() {}
  }
}
