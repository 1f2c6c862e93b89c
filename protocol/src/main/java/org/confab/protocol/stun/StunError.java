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
  public static final StunError FORBIDDEN = new StunError(403, "Forbidden");
  public static final StunError UNKNOWN_ATTRIBUTE = new StunError(420, "Unknown Attribute");

  /** [MS-TURN] only, as 432, 435 and 436. */
  public static final StunError MS_INTEGRITY_FAILURE =
      new StunError(431, "Integrity Check Failure");

  public static final StunError MS_MISSING_USERNAME = new StunError(432, "Missing Username");
  public static final StunError MS_MISSING_NONCE = new StunError(435, "Missing Nonce");
  public static final StunError MS_UNKNOWN_USER = new StunError(436, "Unknown User");
  public static final StunError ALLOCATION_MISMATCH = new StunError(437, "Allocation Mismatch");
  public static final StunError STALE_NONCE = new StunError(438, "Stale Nonce");
  public static final StunError FAMILY_NOT_SUPPORTED =
      new StunError(440, "Address Family not Supported");
  public static final StunError WRONG_CREDENTIALS = new StunError(441, "Wrong Credentials");
  public static final StunError TRANSPORT_NOT_SUPPORTED =
      new StunError(442, "Unsupported Transport Protocol");
  public static final StunError PEER_FAMILY_MISMATCH =
      new StunError(443, "Peer Address Family Mismatch");

  /** RFC 6062 6.3, as 447. */
  public static final StunError CONNECTION_EXISTS = new StunError(446, "Connection Already Exists");

  public static final StunError CONNECTION_FAILED =
      new StunError(447, "Connection Timeout or Failure");
  public static final StunError QUOTA_REACHED = new StunError(486, "Allocation Quota Reached");
  public static final StunError ROLE_CONFLICT = new StunError(487, "Role Conflict");
  public static final StunError SERVER_ERROR = new StunError(500, "Server Error");
  public static final StunError INSUFFICIENT_CAPACITY = new StunError(508, "Insufficient Capacity");

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
