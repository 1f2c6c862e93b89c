package org.confab.protocol.kerberos;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose keys a keytab file holds, of MIT's format 0x0502, which every tool writes. Keys are not
 * read here.
 *
 * @param entries in the order of the file
 */
public record Keytab(List<Entry> entries) {
  private static final int FORMAT = 0x0502;

  /**
   * One key.
   *
   * @param principal whose it is
   * @param encryptionType number of its type, see {@link EncryptionType}
   */
  public record Entry(KerberosName principal, int encryptionType) {}

  /** Keeps its own copy. */
  public Keytab {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a file's bytes.
   *
   * @throws IllegalArgumentException if they are no keytab
   */
  public static Keytab parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<Entry> entries = new ArrayList<>();
    try {
      if ((in.getShort() & 0xffff) != FORMAT) {
        throw new IllegalArgumentException("no keytab of the format 0x0502");
      }
      while (in.remaining() >= 4) {
        int size = in.getInt();
        int next = in.position() + Math.abs(size);
        if (size > 0) { // what is deleted is a hole of negative size
          entries.add(entry(in));
        }
        in.position(next);
      }
    } catch (BufferUnderflowException | IllegalArgumentException broken) {
      throw new IllegalArgumentException("no keytab: " + broken.getMessage(), broken);
    }
    return new Keytab(entries);
  }

  private static Entry entry(ByteBuffer in) {
    int parts = in.getShort();
    String realm = counted(in);
    List<String> name = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      name.add(counted(in));
    }
    in.getInt(); // kind of name
    in.getInt(); // when it was written
    in.get(); // version
    return new Entry(KerberosName.of(name, realm), in.getShort() & 0xffff);
  }

  private static String counted(ByteBuffer in) {
    byte[] text = new byte[in.getShort() & 0xffff];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
