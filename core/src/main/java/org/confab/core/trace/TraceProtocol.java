package org.confab.core.trace;

import java.util.Locale;

/** What is spoken. */
public enum TraceProtocol {
  /** SIP, C3P inside of it too. */
  SIP,
  /** C3P over HTTPS between this server and a media server. */
  C3P,
  /** SOAP and other requests of clients over HTTP. */
  HTTP,
  /** Something that went wrong before there was a message. */
  EVENT;

  /** As programs read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
