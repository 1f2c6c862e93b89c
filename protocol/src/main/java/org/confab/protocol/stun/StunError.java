package org.confab.protocol.stun;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * ERROR-CODE (RFC 5389 15.6).
 *
 * @param code 300 to 699
 * @param reason in words
 */
public record StunError(int code, String reason) {
  public static final StunError TRY_ALTERNATE = new StunError(300, "Try Alternate");
  public static final StunError BAD_REQUEST = new StunError(400, "Bad Request");
  public static final StunError UNAUTHORIZED = new StunError(401, "Unauthorized");
  public static final StunError UNKNOWN_ATTRIBUTE = new StunError(420, "Unknown Attribute");
  public static final StunError STALE_NONCE = new StunError(438, "Stale Nonce");
  public static final StunError ROLE_CONFLICT = new StunError(487, "Role Conflict");
  public static final StunError SERVER_ERROR = new StunError(500, "Server Error");

  private static final int HEAD = 4;

  /** Throws {@link IllegalArgumentException} for a code outside its range. */
  public StunError {
    if (code < 300 || code > 699) {
      throw new IllegalArgumentException("not a STUN error code: " + code);
    }
  }

  /** As an attribute. */
  public StunAttribute attribute() {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[HEAD + text.length];
    out[2] = (byte) (code / 100);
    out[3] = (byte) (code % 100);
    System.arraycopy(text, 0, out, HEAD, text.length);
    return StunAttribute.of(StunAttributeType.ERROR_CODE, out);
  }

  /** Reads the attribute; empty if it holds none. */
  public static Optional<StunError> of(StunAttribute attribute) {
    byte[] value = attribute.value();
    if (value.length < HEAD) {
      return Optional.empty();
    }
    int hundreds = value[2] & 7;
    int rest = value[3] & 0xff;
    if (hundreds < 3 || hundreds > 6 || rest > 99) {
      return Optional.empty();
    }
    String reason =
        new String(Arrays.copyOfRange(value, HEAD, value.length), StandardCharsets.UTF_8);
    return Optional.of(new StunError(hundreds * 100 + rest, reason));
  }
}
