package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.confab.subsystem.live.LiveSettings;

/**
 * {@code ms-diagnostics} for refusals that container or stack make on their own ([MS-OCER] 2.2.1).
 * Refusals of servlets and of other clients carry their own, or none, and are left alone: the
 * message factory {@link #own marks} them.
 */
public enum Diagnostics {
  /** No dialog, session or transaction for this request. */
  NO_ROUTE(481, 1004, "Route set is no longer valid"),
  /** The endpoint's connection is gone. */
  UNREACHABLE(480, 1006, "Error routing on client connection"),
  /** Too many hops. */
  HOPS(483, 1007, "Temporarily cannot route"),
  /** The request has been here before. */
  LOOP(482, 1007, "Temporarily cannot route"),
  /** The request cannot be read. */
  UNREADABLE(400, 1018, "Parsing failure"),
  /** The request is larger than the limits. */
  TOO_LARGE(513, 4008, "Input data too large"),
  /** Too many requests wait. */
  OVERLOAD(503, 17000, "Server overloaded"),
  /** Anything else. */
  INTERNAL(500, 0, "Server internal error");

  /**
   * The application data of a response that a servlet made or relayed. The core reads its transport
   * there, so it is one, in instances that nobody else has.
   */
  private static final Map<String, Object> OWN =
      Map.of("UDP", instance("UDP"), "TCP", instance("TCP"), "TLS", instance("TLS"));

  private static final String NAME = "ms-diagnostics";

  private final int status;
  private final int id;
  private final String reason;

  Diagnostics(int status, int id, String reason) {
    this.status = status;
    this.id = id;
    this.reason = reason;
  }

  /** Marks a response as made or relayed by a servlet. */
  public static void own(Object message) {
    if (message instanceof SIPResponse response && response.getTopmostVia() != null) {
      String transport = response.getTopmostVia().getTransport().toUpperCase(Locale.ROOT);
      response.setApplicationData(OWN.get(transport));
    }
  }

  private static boolean isOwn(SIPResponse response) {
    Object data = response.getApplicationData();
    return OWN.values().stream().anyMatch(own -> own == data);
  }

  private static Object instance(String transport) {
    return new StringBuilder(transport).toString();
  }

  /** The row for a status. */
  static Diagnostics of(int status) {
    for (Diagnostics row : values()) {
      if (row.status == status) {
        return row;
      }
    }
    return INTERNAL;
  }

  /** The header's value. */
  String value() {
    return id + ";reason=\"" + reason + "\";source=\"" + source() + "\"";
  }

  private static String source() {
    return setting("confab.server.name")
        .orElseGet(() -> "sip." + setting("confab.domain").orElse("localhost"));
  }

  private static Optional<String> setting(String name) {
    return LiveSettings.current()
        .map(live -> live.value(name))
        .orElseGet(() -> Optional.ofNullable(System.getProperty(name)));
  }

  void addTo(SIPResponse response) {
    try {
      response.addHeader(StringMsgParser.parseSIPHeader(NAME + ": " + value() + "\n"));
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The message, with a diagnosis if it is a refusal of the container's own. */
  static SIPMessage added(SIPMessage message) {
    if (message instanceof SIPResponse response
        && response.getStatusCode() >= 400
        && !isOwn(response)
        && response.getHeader(NAME) == null
        && !((CSeq) response.getCSeq()).getMethod().equals("ACK")) {
      of(response.getStatusCode()).addTo(response);
    }
    return message;
  }
}
