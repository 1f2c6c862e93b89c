package org.confab.protocol.conference;

/** The XML namespaces of conference-info documents. */
public final class ConferenceNamespaces {
  /** {@code ci}: RFC 4575. */
  public static final String CI = "urn:ietf:params:xml:ns:conference-info";

  /** {@code msci}: the extensions of [MS-CONFBAS]. */
  public static final String MSCI = "http://schemas.microsoft.com/rtc/2005/08/confinfoextensions";

  /** {@code ci:state} as a qualified attribute of an element of another namespace. */
  public static final String CI_STATE = "{" + CI + "}state";

  private ConferenceNamespaces() {}
}
