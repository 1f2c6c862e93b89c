package org.confab.protocol.mcu;

import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.SipUri;

/**
 * Where people call to hear themselves: {@code botSipUriForTestCall} of the provisioning
 * ([MS-SIPREGE] 2.2.2.5). Phones, whose owners type it, may leave the parameters out.
 */
public final class TestCallAddress {
  /** The user part; no person has it. */
  public static final String USER = "test-call";

  /** The service, behind {@code opaque=srvr:}. */
  public static final String SERVICE = "TestCall:";

  private TestCallAddress() {}

  /** The address that clients are provisioned with. */
  public static SipUri of(String domain) {
    return SipUri.of(USER, domain).with("gruu", "").with("opaque", "srvr:" + SERVICE + "0");
  }

  /** Whether that is such an address, of whatever domain. */
  public static boolean is(SipUri uri) {
    return Gruu.server(uri).startsWith(SERVICE) || isPlain(uri);
  }

  private static boolean isPlain(SipUri uri) {
    return uri.user().equalsIgnoreCase(USER) && uri.parameter("opaque").isEmpty();
  }
}
