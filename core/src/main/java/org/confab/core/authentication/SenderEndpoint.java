package org.confab.core.authentication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;

/**
 * Which device sends a request ([MS-SIPRE] 3.2). Communicator says so by the epid of its From; for
 * other clients the epid is made of their instance, else of their contact, always the same one for
 * the same device.
 */
final class SenderEndpoint {
  private static final int DERIVED_BYTES = 5;

  private SenderEndpoint() {}

  /**
   * The endpoint that a request claims to come from.
   *
   * @throws Refused with 400 if From is no SIP URI, or nothing names the device
   */
  static EndpointId of(RawMessage request) {
    RawMessageAddress from = request.from();
    SipUri aor =
        from.aor()
            .orElseThrow(() -> new Refused(400, Diagnostic.PARSE_FAILURE, "From is not a SIP URI"));
    String epid = from.epid();
    if (epid.length() > Epid.MAX_LENGTH) {
      throw new Refused(400, Diagnostic.EPID_TOO_LONG, "epid of " + epid.length());
    }
    try {
      return new EndpointId(aor, Epid.of(epid.isEmpty() ? derived(request) : epid));
    } catch (IllegalArgumentException noToken) {
      throw missing();
    }
  }

  /** The endpoint of a request that names no device: that of its address. */
  static EndpointId at(RawMessage request, String address) {
    SipUri aor =
        request
            .from()
            .aor()
            .orElseThrow(() -> new Refused(400, Diagnostic.PARSE_FAILURE, "From is not a SIP URI"));
    return new EndpointId(aor, Epid.of(hash(address)));
  }

  private static String derived(RawMessage request) {
    RawMessageAddress contact = RawMessageAddress.parse(request.header("contact").orElse(""));
    String instance = contact.parameter("+sip.instance");
    if (instance.isEmpty() && contact.uri().isEmpty()) {
      throw missing();
    }
    String name = instance.isEmpty() ? addressOf(contact) : instance;
    return hash(name.toLowerCase(Locale.ROOT));
  }

  private static String addressOf(RawMessageAddress contact) {
    return contact.uri().split(";", 2)[0];
  }

  private static Refused missing() {
    return new Refused(400, Diagnostic.MISSING_ENDPOINT_IDENTIFIER, "no epid, no instance");
  }

  private static String hash(String name) {
    try {
      byte[] sha1 =
          MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(sha1, 0, DERIVED_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1", impossible);
    }
  }
}
