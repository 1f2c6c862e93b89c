package org.confab.protocol.sipae;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;

/** The text that a signature covers ([MS-SIPAE] 3.2.4.1): values as written, in angle brackets. */
public final class SignatureInput {
  /** [MS-SIP], Live Communications Server: no To URI, no asserted identity. */
  public static final int OLDEST_VERSION = 2;

  /** Adds a signature to the last message of a handshake. */
  public static final int NEWEST_VERSION = 4;

  private static final int VERSION_WITH_IDENTITIES = 3;

  private SignatureInput() {}

  /**
   * The bytes to sign.
   *
   * @param version 2, 3 or 4
   * @param header the credentials or the server's proof: scheme, realm, targetname
   * @param rand the sender's salt, as in its header
   * @param num the sender's sequence number, as in its header
   * @param message the message that is signed
   */
  public static byte[] of(
      int version, AuthenticationHeader header, String rand, String num, RawMessage message) {
    Proof by =
        new Proof(
            header.scheme(),
            header.parameter("realm").orElse(""),
            header.parameter("targetname").orElse(""));
    return of(version, by, rand, num, message);
  }

  /**
   * Whose signature it is, as its header says too.
   *
   * @param scheme such as {@code NTLM}
   * @param realm in which it holds
   * @param target this server's name
   */
  public record Proof(String scheme, String realm, String target) {}

  /** The bytes to sign, before there is a header; the parameters are those of the other one. */
  public static byte[] of(int version, Proof by, String rand, String num, RawMessage message) {
    boolean identities = version >= VERSION_WITH_IDENTITIES;
    RawMessageAddress from = message.from();
    RawMessageAddress to = message.to();
    StringBuilder out = new StringBuilder(512);
    add(out, by.scheme());
    add(out, rand);
    add(out, num);
    add(out, by.realm());
    add(out, by.target());
    add(out, message.callId());
    add(out, message.cseqNumber());
    add(out, message.cseqMethod());
    add(out, from.uri());
    add(out, from.tag());
    if (identities) {
      add(out, to.uri());
    }
    add(out, to.tag());
    if (identities) {
      addAssertedIdentity(out, message);
    }
    add(out, message.header("expires").orElse(""));
    if (!message.isRequest()) {
      add(out, Integer.toString(message.status()));
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void add(StringBuilder out, String value) {
    out.append('<').append(value).append('>');
  }

  /** The first SIP URI, then the first telephone number, of the identity that is asserted. */
  private static void addAssertedIdentity(StringBuilder out, RawMessage message) {
    Optional<String> asserted = message.header("p-asserted-identity");
    String name = asserted.isPresent() ? "p-asserted-identity" : "p-preferred-identity";
    String sip = "";
    String tel = "";
    for (String value : message.headers(name)) {
      for (RawMessageAddress address : RawMessageAddress.parseList(value)) {
        String scheme = address.uri().toLowerCase(Locale.ROOT);
        if (sip.isEmpty() && (scheme.startsWith("sip:") || scheme.startsWith("sips:"))) {
          sip = address.uri();
        } else if (tel.isEmpty() && scheme.startsWith("tel:")) {
          tel = address.uri();
        }
      }
    }
    add(out, sip);
    add(out, tel);
  }
}
