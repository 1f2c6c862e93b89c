package org.confab.system.sip;

import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** The three REGISTERs that make an NTLM security association ([MS-SIPAE] 3.2.4). */
final class Handshake {
  private final int version;
  private final String names;

  /**
   * Begins with the server's offer.
   *
   * @param offer a 401 with an NTLM challenge
   * @param version signing version; 2 is told by saying nothing
   */
  Handshake(SipMessage offer, int version) {
    String challenge = challenge(offer);
    this.version = version;
    this.names = quoted("realm", challenge) + ", " + quoted("targetname", challenge);
  }

  /** The credentials that ask for the server's token. */
  String start() {
    return "NTLM qop=\"auth\", " + names + ", gssapi-data=\"\"" + form();
  }

  /** Answers the server's token. */
  Association answer(SipMessage response, String user, String password) {
    String challenge = challenge(response);
    byte[] token = Base64.getDecoder().decode(Association.parameter(challenge, "gssapi-data"));
    return new Association(
        Ntlm.answer(token, "", user, password),
        version,
        Association.parameter(challenge, "realm"),
        Association.parameter(challenge, "targetname"),
        Association.parameter(challenge, "opaque"),
        new AtomicInteger());
  }

  /** The last REGISTER with our token, signed from version 4 on. */
  SipMessage finish(Association made, SipMessage register) {
    String token = Base64.getEncoder().encodeToString(made.keys().token());
    String opaque = ", opaque=\"" + made.opaque() + "\", ";
    String data = ", gssapi-data=\"" + token + "\"" + form();
    String credentials = "NTLM qop=\"auth\"" + opaque + names + data;
    if (version > 3) {
      credentials += SipMessage.group(made.authorization(register), "(, crand=.*)$").orElseThrow();
    }
    return register.plus("Authorization", credentials);
  }

  private String form() {
    return version > 2 ? ", version=" + version : "";
  }

  private static String quoted(String name, String header) {
    return name + "=\"" + Association.parameter(header, name) + "\"";
  }

  private static String challenge(SipMessage message) {
    return message.headers("WWW-Authenticate").stream()
        .filter(value -> value.startsWith("NTLM "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no NTLM challenge:\n" + message));
  }
}
