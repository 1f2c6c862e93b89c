package org.confab.protocol.abs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what {@link AbsWriter} writes, contact after contact. Anything else, and a file that breaks
 * off, is a {@link ProtocolException}.
 */
public final class AbsReader implements Closeable {
  /** Longest text of rules, in bytes. */
  public static final int MAX_RULES = 262_144;

  private final InputStream in;
  private final AbsHeader header;

  /** Reads the header. */
  public AbsReader(InputStream in) throws IOException {
    this.in = in;
    AbsKind kind =
        AbsKind.ofType(bytes(AbsKind.TYPE_LENGTH).array())
            .orElseThrow(() -> new ProtocolException("no address book file"));
    Optional<AbsDay> base = kind.hasBase() ? Optional.of(day()) : Optional.empty();
    AbsDay day = day();
    int attributes = number();
    number();
    boolean normalized = number() != 0;
    bytes(AbsWriter.SOURCE_STREAM);
    String rules = rules();
    header =
        new AbsHeader(
            name(kind, base, day),
            definitions(attributes),
            normalized ? Optional.of(rules) : Optional.empty());
  }

  /** Files for devices cannot be told from others by what is in them. */
  private static AbsFileName name(AbsKind kind, Optional<AbsDay> base, AbsDay day)
      throws ProtocolException {
    try {
      return new AbsFileName(kind, false, base, day);
    } catch (IllegalArgumentException cannotBe) {
      throw broken(cannotBe);
    }
  }

  private static ProtocolException broken(Throwable cause) {
    ProtocolException broken = new ProtocolException(String.valueOf(cause.getMessage()));
    broken.initCause(cause);
    return broken;
  }

  private String rules() throws IOException {
    int length = bytes(4).getInt();
    if (length < 0 || length > MAX_RULES) {
      throw new ProtocolException("rules of " + length + " bytes");
    }
    return length == 0 ? "" : text(bytes(length));
  }

  private List<AbsDefinition> definitions(int count) throws IOException {
    List<AbsDefinition> definitions = new ArrayList<>(Math.min(count, 256));
    for (int i = 0; i < count; i++) {
      int length = number();
      if (length < 7) {
        throw new ProtocolException("an attribute of " + length + " bytes");
      }
      ByteBuffer bytes = bytes(length);
      int id = bytes.getShort() & 0xFFFF;
      definitions.add(new AbsDefinition(id, bytes.getInt(), text(bytes)));
    }
    return definitions;
  }

  /** What the file began with; of files for devices too {@code name} is that of the others. */
  public AbsHeader header() {
    return header;
  }

  /** The next contact; empty at the end of the file. */
  public Optional<AbsContact> next() throws IOException {
    byte[] start = in.readNBytes(4);
    if (start.length == 0) {
      return Optional.empty();
    }
    if (start.length < 4) {
      throw new ProtocolException("the file breaks off");
    }
    int length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < AbsWriter.GUID || length > AbsWriter.MAX_CONTACT) {
      throw new ProtocolException("a contact of " + length + " bytes");
    }
    ByteBuffer bytes = bytes(length);
    UUID id = guid(bytes);
    List<AbsValue> values = new ArrayList<>();
    while (bytes.hasRemaining()) {
      values.add(new AbsValue(bytes.get() & 0xFF, text(bytes)));
    }
    return Optional.of(new AbsContact(id, values));
  }

  private static UUID guid(ByteBuffer bytes) {
    long most = (bytes.getInt() & 0xFFFFFFFFL) << 32;
    most |= (bytes.getShort() & 0xFFFFL) << 16;
    most |= bytes.getShort() & 0xFFFFL;
    return new UUID(most, Long.reverseBytes(bytes.getLong()));
  }

  /** The text up to the next NUL. */
  private static String text(ByteBuffer bytes) throws ProtocolException {
    int start = bytes.position();
    while (bytes.hasRemaining()) {
      if (bytes.get() == 0) {
        return new String(
            bytes.array(), start, bytes.position() - 1 - start, StandardCharsets.UTF_8);
      }
    }
    throw new ProtocolException("a text without an end");
  }

  private AbsDay day() throws IOException {
    return new AbsDay(number());
  }

  private int number() throws IOException {
    return bytes(2).getShort() & 0xFFFF;
  }

  private ByteBuffer bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new ProtocolException("the file breaks off");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
