package org.confab.protocol.abs;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Writes a file, contact after contact, little endian ([MS-ABS] 2.2). The blocks into which the
 * original compresses files are not published: this is the plain stream within them. A container of
 * blocks would be the output stream that is given here.
 */
public final class AbsWriter implements Closeable {
  /** Longest contact, in bytes. */
  public static final int MAX_CONTACT = 65_536;

  static final int SOURCE_STREAM = 128;
  static final int GUID = 16;

  private final OutputStream out;

  /** Begins a file with its header. */
  public AbsWriter(OutputStream out, AbsHeader header) throws IOException {
    this.out = out;
    out.write(header(header));
    byte[] rules = header.rules().map(AbsWriter::text).orElse(new byte[0]);
    out.write(little(4 + rules.length).putInt(rules.length).put(rules).array());
    for (AbsDefinition one : header.attributes()) {
      byte[] name = text(one.name());
      out.write(
          little(8 + name.length)
              .putShort((short) (6 + name.length))
              .putShort((short) one.id())
              .putInt(one.flags())
              .put(name)
              .array());
    }
  }

  private static byte[] header(AbsHeader header) {
    AbsFileName name = header.name();
    ByteBuffer bytes =
        little(AbsKind.TYPE_LENGTH + (name.base().isPresent() ? 10 : 8) + SOURCE_STREAM);
    bytes.put(name.kind().type());
    name.base().ifPresent(day -> bytes.putShort((short) day.number()));
    bytes.putShort((short) name.day().number());
    bytes.putShort((short) header.attributes().size());
    bytes.putShort(
        (short) header.attributes().stream().mapToInt(AbsDefinition::id).max().orElse(0));
    bytes.putShort((short) (header.rules().isPresent() ? 1 : 0));
    return bytes.array();
  }

  /**
   * Writes one contact. The layout around its values is not published; here it is their length in
   * four bytes, the identity's included, and the identity as Microsoft writes GUIDs.
   *
   * @throws IllegalArgumentException if it is longer than {@link #MAX_CONTACT}
   */
  public void write(AbsContact contact) throws IOException {
    List<byte[]> texts = contact.values().stream().map(value -> text(value.text())).toList();
    int length = GUID + texts.size() + texts.stream().mapToInt(text -> text.length).sum();
    if (length > MAX_CONTACT) {
      throw new IllegalArgumentException("a contact has at most " + MAX_CONTACT + " bytes");
    }
    ByteBuffer bytes = little(4 + length).putInt(length);
    putGuid(bytes, contact.id());
    for (int i = 0; i < texts.size(); i++) {
      bytes.put((byte) contact.values().get(i).attribute()).put(texts.get(i));
    }
    out.write(bytes.array());
  }

  private static void putGuid(ByteBuffer bytes, UUID id) {
    long most = id.getMostSignificantBits();
    bytes.putInt((int) (most >>> 32)).putShort((short) (most >>> 16)).putShort((short) most);
    bytes.putLong(Long.reverseBytes(id.getLeastSignificantBits()));
  }

  private static byte[] text(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Hands on what is still in a buffer. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
