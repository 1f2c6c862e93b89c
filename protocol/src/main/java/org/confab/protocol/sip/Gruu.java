package org.confab.protocol.sip;

/** The GRUUs this server issues and understands ([MS-SIPRE] 2.2.3, 3.4.5.1). */
public final class Gruu {
  private static final String USER = "user:epid:";
  private static final String APPLICATION = "app:";
  private static final String SERVER = "srvr:";

  private Gruu() {}

  /** {@code sip:user@domain;opaque=user:epid:…;gruu}: one device of a user. */
  public static SipUri ofEndpoint(SipUri aor, InstanceId instance) {
    return aor.with("opaque", USER + instance.gruuToken()).with("gruu", "");
  }

  /** {@code sip:user@domain;gruu;opaque=app:…}: an application acting for a user. */
  public static SipUri ofApplication(SipUri aor, String application) {
    return aor.with("gruu", "").with("opaque", APPLICATION + application);
  }

  /** The device token of an endpoint's GRUU, or an empty text if it is none. */
  public static String endpointToken(SipUri uri) {
    String opaque = uri.isGruu() ? uri.opaque().orElse("") : "";
    return opaque.startsWith(USER) ? opaque.substring(USER.length()) : "";
  }

  /** The application of an application's GRUU ({@code conf:focusfactory}), or an empty text. */
  public static String application(SipUri uri) {
    String opaque = uri.isGruu() ? uri.opaque().orElse("") : "";
    return opaque.startsWith(APPLICATION) ? opaque.substring(APPLICATION.length()) : "";
  }

  /**
   * The server role of a server's GRUU ([MS-AVEDGEA]: {@code MRAS:…}), or an empty text if it is
   * none.
   */
  public static String server(SipUri uri) {
    String opaque = uri.isGruu() ? uri.opaque().orElse("") : "";
    return opaque.startsWith(SERVER) ? opaque.substring(SERVER.length()) : "";
  }
}
