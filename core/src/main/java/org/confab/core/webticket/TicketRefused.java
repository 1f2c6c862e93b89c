package org.confab.core.webticket;

import org.confab.core.Refused;

/** A request of a web service that is answered with a row of {@link WebFault}. */
public final class TicketRefused extends Refused {
  private static final long serialVersionUID = 1L;

  private final WebFault fault;

  /**
   * A refusal.
   *
   * @param detail for the log; holds nothing secret
   */
  public TicketRefused(WebFault fault, String detail) {
    super(500, fault.diagnostic(), detail);
    this.fault = fault;
  }

  /** The row. */
  public WebFault fault() {
    return fault;
  }
}
