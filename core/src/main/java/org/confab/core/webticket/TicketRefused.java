package org.confab.core.webticket;

import java.util.regex.Pattern;
import org.confab.core.Refused;

/** A request of a web service that is answered with a row of {@link WebFault}. */
public final class TicketRefused extends Refused {
  private static final long serialVersionUID = 1L;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final WebFault fault;

  /**
   * A refusal.
   *
   * @param detail for the log; holds nothing secret; its line ends and the like become blanks
   */
  public TicketRefused(WebFault fault, String detail) {
    super(500, fault.diagnostic(), CONTROL.matcher(detail).replaceAll(" "));
    this.fault = fault;
  }

  /** The row. */
  public WebFault fault() {
    return fault;
  }
}
