package org.confab.protocol.sipae;

/** The two equivalent sets of header names ([MS-SIPAE] 2.2): a registrar's and a proxy's. */
public enum HeaderFamily {
  SERVER(401, "WWW-Authenticate", "Authorization", "Authentication-Info"),
  PROXY(407, "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Authentication-Info");

  private final int status;
  private final String challenge;
  private final String credentials;
  private final String proof;

  HeaderFamily(int status, String challenge, String credentials, String proof) {
    this.status = status;
    this.challenge = challenge;
    this.credentials = credentials;
    this.proof = proof;
  }

  /** The status code of a challenge. */
  public int status() {
    return status;
  }

  /** The header with which the server challenges. */
  public String challenge() {
    return challenge;
  }

  /** The header with the client's token or signature. */
  public String credentials() {
    return credentials;
  }

  /** The header with the server's signature. */
  public String proof() {
    return proof;
  }
}
