package org.confab.protocol.sip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** The {@code +sip.instance} of a device: a UUID URN ([MS-SIPRE] 3.2, RFC 5626 4.1). */
public record InstanceId(UUID uuid) {
  private static final Pattern FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final UUID EPID_NAMESPACE =
      UUID.fromString("fcacfb03-8a73-46ef-91b1-e5ebeeaba4fe");

  /**
   * Reads {@code <urn:uuid:…>}, with or without quotes and angle brackets.
   *
   * @throws IllegalArgumentException if it is no UUID URN
   */
  public static InstanceId parse(String text) {
    String bare = text.strip().replace("\"", "").replace("<", "").replace(">", "");
    if (!bare.toLowerCase(Locale.ROOT).startsWith("urn:uuid:")) {
      throw new IllegalArgumentException("not a UUID URN: " + text);
    }
    String uuid = bare.substring("urn:uuid:".length());
    // The JDK reads shorter groups too, and would then write another text.
    if (!FORM.matcher(uuid).matches()) {
      throw new IllegalArgumentException("not a UUID URN: " + text);
    }
    return new InstanceId(UUID.fromString(uuid));
  }

  /** The instance that a client derives from its epid: a version 5 style UUID ([MS-SIPRE] 3.2). */
  public static InstanceId fromEpid(Epid epid) {
    return fromEpid(epid.asString());
  }

  /** As {@link #fromEpid(Epid)}, over the epid exactly as the client spells it. */
  public static InstanceId fromEpid(String spelling) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(littleEndian(EPID_NAMESPACE));
      byte[] hash = sha1.digest(spelling.getBytes(StandardCharsets.US_ASCII));
      ByteBuffer guid = ByteBuffer.wrap(hash, 0, 16).order(ByteOrder.LITTLE_ENDIAN);
      long first = Integer.toUnsignedLong(guid.getInt());
      long second = Short.toUnsignedLong(guid.getShort());
      long third = (Short.toUnsignedLong(guid.getShort()) & 0x0FFF) | 0x5000;
      long rest = guid.order(ByteOrder.BIG_ENDIAN).getLong();
      rest = (rest & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
      return new InstanceId(new UUID(first << 32 | second << 16 | third, rest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1", impossible);
    }
  }

  /**
   * The 24 characters that name this device in a GRUU: base64url of the GUID in little-endian
   * layout and two zero bytes ([MS-SIPRE] 3.4.5.1).
   */
  public String gruuToken() {
    byte[] padded = new byte[18];
    System.arraycopy(littleEndian(uuid), 0, padded, 0, 16);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
  }

  /** {@code <urn:uuid:…>} in lower case, without quotes. */
  public String asString() {
    return "<urn:uuid:" + uuid + ">";
  }

  private static byte[] littleEndian(UUID uuid) {
    ByteBuffer out = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    long high = uuid.getMostSignificantBits();
    out.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
    return out.order(ByteOrder.BIG_ENDIAN).putLong(uuid.getLeastSignificantBits()).array();
  }
}
