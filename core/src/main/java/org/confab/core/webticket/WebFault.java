package org.confab.core.webticket;

import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.webticket.WebNamespaces;

/** The one table of refusals of web services that take tickets ([MS-OCAUTHWS] 2.2.3). */
public enum WebFault {
  NO_TOKEN(Code.FAILED_AUTHENTICATION, Diagnostic.NO_SECURITY_TOKEN),
  INVALID_TICKET(Code.FAILED_AUTHENTICATION, Diagnostic.WEB_TICKET_INVALID),
  EXPIRED_TICKET(Code.FAILED_AUTHENTICATION, Diagnostic.WEB_TICKET_EXPIRED),
  OTHER_AUDIENCE(Code.FAILED_AUTHENTICATION, Diagnostic.WEB_TICKET_FOR_ANOTHER_SERVICE),
  NOT_PROVEN(Code.FAILED_AUTHENTICATION, Diagnostic.WEB_TICKET_NOT_PROVEN),
  WRONG_PASSWORD(Code.FAILED_AUTHENTICATION, Diagnostic.WEB_SIGN_IN_FAILED),
  TOO_MANY_GUESSES(Code.FAILED_AUTHENTICATION, Diagnostic.TOO_MANY_WRONG_PASSWORDS),
  INVALID_REQUEST(Code.INVALID_REQUEST, Diagnostic.WEB_TICKET_REQUEST_INVALID),
  UNKNOWN_SERVICE(Code.INVALID_SCOPE, Diagnostic.WEB_TICKET_SERVICE_UNKNOWN),
  CLAIM_MISMATCH(Code.REQUEST_FAILED, Diagnostic.WEB_TICKET_CLAIM_MISMATCH),
  TOO_MANY_REQUESTS(Code.REQUEST_FAILED, Diagnostic.TOO_MANY_WEB_TICKETS),
  TOO_MANY_CERTIFICATES(Code.REQUEST_FAILED, Diagnostic.TOO_MANY_CERTIFICATES),
  INVALID_CERTIFICATE_REQUEST(Code.INVALID_REQUEST, Diagnostic.CERTIFICATE_REQUEST_INVALID),
  CERTIFICATE_FOR_ANOTHER(Code.REQUEST_FAILED, Diagnostic.CERTIFICATE_FOR_ANOTHER_USER),
  INVALID_SEARCH(Code.INVALID_REQUEST, Diagnostic.XML_PARSE_FAILURE),
  LOCATION_FOR_ANOTHER(Code.REQUEST_FAILED, Diagnostic.LOCATION_FOR_ANOTHER_USER),
  UNKNOWN_OPERATION(Code.INVALID_REQUEST, Diagnostic.WEB_OPERATION_UNKNOWN);

  /** The fault codes of WS-Security and WS-Trust. */
  public enum Code {
    FAILED_AUTHENTICATION("wsse", WebNamespaces.SECURITY, "FailedAuthentication"),
    INVALID_REQUEST("wst", WebNamespaces.TRUST, "InvalidRequest"),
    INVALID_SCOPE("wst", WebNamespaces.TRUST, "InvalidScope"),
    REQUEST_FAILED("wst", WebNamespaces.TRUST, "RequestFailed");

    private final String prefix;
    private final String namespace;
    private final String name;

    Code(String prefix, String namespace, String name) {
      this.prefix = prefix;
      this.namespace = namespace;
      this.name = name;
    }

    /** The prefix that clients know it by. */
    public String prefix() {
      return prefix;
    }

    /** Its namespace. */
    public String namespace() {
      return namespace;
    }

    /** Its local name. */
    public String localName() {
      return name;
    }
  }

  private final Code code;
  private final Diagnostic diagnostic;

  WebFault(Code code, Diagnostic diagnostic) {
    this.code = code;
    this.diagnostic = diagnostic;
  }

  /** The SOAP fault code. */
  public Code code() {
    return code;
  }

  /** The row of the table of diagnostics. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** The value of {@code X-Ms-diagnostics}; {@code source} is this server's name. */
  public String header(String source) {
    return diagnostic.id()
        + ";source=\""
        + source
        + "\";reason=\""
        + diagnostic.reason()
        + "\";faultcode=\""
        + code.prefix
        + ":"
        + code.name
        + "\"";
  }
}
