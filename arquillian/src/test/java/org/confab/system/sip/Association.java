package org.confab.system.sip;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A security association with the server: signs what we send and judges what the server signed
 * ([MS-SIPAE] 3.2.4.1 and 3.2.5.2).
 *
 * @param version protocol version: 2, 3 or 4
 */
record Association(
    Ntlm keys, int version, String realm, String target, String opaque, AtomicInteger counter) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The {@code Authorization} value for this message. */
  String authorization(SipMessage message) {
    byte[] random = new byte[4];
    RANDOM.nextBytes(random);
    String crand = HexFormat.of().formatHex(random);
    String cnum = Integer.toString(counter.incrementAndGet());
    String response = keys.sign(text(message, crand, cnum, realm, target));
    return "NTLM qop=\"auth\", opaque=\"%s\", realm=\"%s\", targetname=\"%s\", crand=\"%s\", cnum=\"%s\", response=\"%s\""
        .formatted(opaque, realm, target, crand, cnum, response);
  }

  /** Fails unless the server's signature on this message is right. */
  void verify(SipMessage message) {
    String info = message.header("Authentication-Info");
    if (info.isEmpty()) {
      throw new AssertionError("not signed by the server:\n" + message);
    }
    String text =
        text(
            message,
            parameter(info, "srand"),
            parameter(info, "snum"),
            parameter(info, "realm"),
            parameter(info, "targetname"));
    String expected = keys.expected(text);
    if (!expected.equalsIgnoreCase(parameter(info, "rspauth"))) {
      throw new AssertionError("wrong rspauth, expected one over " + text + " in:\n" + message);
    }
  }

  /** A parameter of a challenge, quoted or not; empty if it has none. */
  static String parameter(String header, String name) {
    return SipMessage.group(header, "\\b" + name + "=\"([^\"]*)\"")
        .or(() -> SipMessage.group(header, "\\b" + name + "=([^\\s,\"]+)"))
        .orElse("");
  }

  private String text(SipMessage message, String rand, String num, String realm, String target) {
    String[] cseq = message.header("CSeq").split("\\s+", 2);
    StringBuilder text = new StringBuilder();
    add(text, "NTLM", rand, num, realm, target, message.header("Call-ID"), cseq[0], cseq[1]);
    add(text, message.uri("From"), message.tag("From"));
    if (version >= 3) {
      add(text, message.uri("To"));
    }
    add(text, message.tag("To"));
    if (version >= 3) {
      add(text, asserted(message, "sip:"), asserted(message, "tel:"));
    }
    add(text, message.header("Expires"));
    if (message.isResponse()) {
      add(text, Integer.toString(message.status()));
    }
    return text.toString();
  }

  private static String asserted(SipMessage message, String scheme) {
    String header =
        message.has("P-Asserted-Identity")
            ? String.join(",", message.headers("P-Asserted-Identity"))
            : String.join(",", message.headers("P-Preferred-Identity"));
    return SipMessage.group(header, "<(" + scheme + "[^>]*)>").orElse("");
  }

  private static void add(StringBuilder text, String... values) {
    for (String value : values) {
      text.append('<').append(value).append('>');
    }
  }
}
