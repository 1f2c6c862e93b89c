package org.confab.web.autodiscover;

import java.util.Base64;
import org.confab.core.webticket.TicketRefused;
import org.confab.core.webticket.WebFault;
import org.jspecify.annotations.Nullable;

/** The header {@code X-MS-WebTicket: opaque=BASE64}: the assertion, as it was issued. */
final class WebTicketHeader {
  private static final String OPAQUE = "opaque=";

  private WebTicketHeader() {}

  /**
   * The assertion's XML.
   *
   * @throws TicketRefused if there is no ticket, or it is no Base64
   */
  static byte[] assertion(@Nullable String header) {
    String value = header == null ? "" : header.strip();
    if (!value.startsWith(OPAQUE)) {
      throw new TicketRefused(WebFault.NO_TOKEN, "no web ticket");
    }
    try {
      return Base64.getDecoder().decode(value.substring(OPAQUE.length()).strip());
    } catch (IllegalArgumentException notBase64) {
      throw new TicketRefused(WebFault.INVALID_TICKET, "no Base64");
    }
  }
}
