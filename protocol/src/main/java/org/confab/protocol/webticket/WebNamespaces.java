package org.confab.protocol.webticket;

/** The namespaces and names of things that web services of this family use. */
public final class WebNamespaces {
  public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  public static final String TRUST = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";
  public static final String POLICY = "http://schemas.xmlsoap.org/ws/2004/09/policy";
  public static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
  public static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  public static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  public static final String SAML = "urn:oasis:names:tc:SAML:1.0:assertion";
  public static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
  public static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";

  /** Of the faults ([MS-OCAUTHWS] 2.2.3). */
  public static final String DIAGNOSTICS = "urn:component:Microsoft.Rtc.WebAuthentication.2010";

  /** Of certificate provisioning. */
  public static final String CERTIFICATES = "http://schemas.microsoft.com/OCS/AuthWebServices/";

  /** The claim that names a person by SIP URI. */
  public static final String URI_CLAIM =
      "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/uri";

  /** How SAML 1.1 tokens are called in requests. */
  public static final String SAML_TOKEN =
      "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1";

  /** How a signature refers to an assertion. */
  public static final String ASSERTION_ID =
      "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID";

  private WebNamespaces() {}
}
