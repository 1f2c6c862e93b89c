package org.confab.protocol.conference;

/** The XML namespaces of conference-info documents. */
public final class ConferenceNamespaces {
  /** {@code ci}: RFC 4575. */
  public static final String CI = "urn:ietf:params:xml:ns:conference-info";

  /** {@code msci}: the extensions of [MS-CONFBAS]. */
  public static final String MSCI = "http://schemas.microsoft.com/rtc/2005/08/confinfoextensions";

  /** {@code msci2}: what Lync 2010 added. */
  public static final String MSCI2 = "http://schemas.microsoft.com/rtc/2008/12/confinfoextensions";

  /** {@code cis}: what follows its {@code separator} belongs to a later version. */
  public static final String CIS = "urn:ietf:params:xml:ns:conference-info-separator";

  /** {@code mscp}: the extensions of C3P. */
  public static final String MSCP = "http://schemas.microsoft.com/rtc/2005/08/cccpextensions";

  /** {@code ci:state} as a qualified attribute of an element of another namespace. */
  public static final String CI_STATE = "{" + CI + "}state";

  private ConferenceNamespaces() {}
}
