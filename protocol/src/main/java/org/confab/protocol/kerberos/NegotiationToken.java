package org.confab.protocol.kerberos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * NTLM inside a negotiation of mechanisms (SPNEGO, RFC 4178 4.2), as Windows sends it where it has
 * no ticket. The signature over the list of mechanisms is neither looked at nor made: what carries
 * these tokens is protected by TLS.
 */
public final class NegotiationToken {
  private static final int INITIAL = 0x60;
  private static final int RESPONSE = 0xa1;
  private static final int ACCEPT_COMPLETED = 0;
  private static final int ACCEPT_INCOMPLETE = 1;

  /** 1.3.6.1.5.5.2. */
  private static final byte[] SPNEGO = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x02};

  /** 1.3.6.1.4.1.311.2.2.10. */
  private static final byte[] NTLM = {
    0x2b, 0x06, 0x01, 0x04, 0x01, (byte) 0x82, 0x37, 0x02, 0x02, 0x0a
  };

  private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);

  private NegotiationToken() {}

  /** Whether these bytes are a token of NTLM itself. */
  public static boolean isNtlm(byte[] token) {
    return token.length > SIGNATURE.length
        && Arrays.equals(SIGNATURE, 0, SIGNATURE.length, token, 0, SIGNATURE.length);
  }

  /** The token of NTLM in a client's first or later message; empty if there is none. */
  public static Optional<byte[]> ntlm(byte[] token) {
    try {
      Der outer = Der.first(token);
      return mechanismToken(outer).filter(NegotiationToken::isNtlm);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> mechanismToken(Der outer) {
    if (outer.tag() == RESPONSE) {
      return field(outer.inner().is(Der.SEQUENCE));
    }
    boolean negotiation =
        outer.tag() == INITIAL && Arrays.equals(outer.inner().is(Der.OID).content(), SPNEGO);
    return negotiation ? field(outer.field(0).is(Der.SEQUENCE)) : Optional.empty();
  }

  private static Optional<byte[]> field(Der fields) {
    return fields.hasField(2)
        ? Optional.of(fields.field(2).is(Der.OCTETS).content())
        : Optional.empty();
  }

  /** What carries a challenge of NTLM: the negotiation goes on, with that mechanism. */
  public static byte[] challenge(byte[] ntlm) {
    return response(
        ACCEPT_INCOMPLETE,
        element(0xa1, element(Der.OID, NTLM)),
        element(0xa2, element(Der.OCTETS, ntlm)));
  }

  /** What ends a negotiation well. */
  public static byte[] completed() {
    return response(ACCEPT_COMPLETED);
  }

  private static byte[] response(int state, byte[]... fields) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(element(0xa0, element(0x0a, new byte[] {(byte) state})));
    for (byte[] field : fields) {
      all.writeBytes(field);
    }
    return element(RESPONSE, element(Der.SEQUENCE, all.toByteArray()));
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else if (content.length < 0x100) {
      out.write(0x81);
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
