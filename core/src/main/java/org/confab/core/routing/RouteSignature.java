package org.confab.core.routing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * The {@code ms-route-sig} of the server's Record-Route: binds a route set to one dialog and its
 * two parties, so that nobody else can send requests along it. Private to the server; clients echo
 * it.
 */
public final class RouteSignature {
  /** The URI parameter that carries it. */
  public static final String PARAMETER = "ms-route-sig";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 18;

  /** With its key, and never fed: each signature is made with a copy. */
  private final Mac prepared;

  /** Signs with that key; 32 random bytes will do, fresh ones at each start too. */
  public RouteSignature(byte[] key) {
    try {
      prepared = Mac.getInstance(ALGORITHM);
      prepared.init(new SecretKeySpec(key.clone(), ALGORITHM));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }

  /** The signature for a dialog; the order of the parties does not matter. */
  public String sign(String callId, SipUri oneParty, SipUri otherParty) {
    String[] parties = {oneParty.aor().asString(), otherParty.aor().asString()};
    Arrays.sort(parties);
    String text = callId + '\n' + parties[0] + '\n' + parties[1];
    try {
      byte[] full = ((Mac) prepared.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, BYTES));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the JDK's " + ALGORITHM + " can be copied", impossible);
    }
  }

  /**
   * Checks the signature that came back in a Route.
   *
   * @param signature the parameter's value; empty if it is missing
   * @throws Refused 403 with "Route set is no longer valid" if it is not ours for this dialog
   */
  public void verify(String signature, String callId, SipUri oneParty, SipUri otherParty) {
    if (!isOurs(signature, callId, oneParty, otherParty)) {
      throw new Refused(403, Diagnostic.ROUTE_SET_NOT_VALID, "Route set is not of this dialog");
    }
  }

  /** Whether this server has made that signature for this dialog. */
  public boolean isOurs(String signature, String callId, SipUri oneParty, SipUri otherParty) {
    byte[] expected = sign(callId, oneParty, otherParty).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }
}
