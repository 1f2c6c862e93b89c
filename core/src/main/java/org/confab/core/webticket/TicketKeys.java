package org.confab.core.webticket;

import java.util.Optional;
import org.confab.protocol.webticket.TicketKey;

/** Port: the keys of tickets. */
public interface TicketKeys {
  /** The key that new tickets are made with. */
  TicketKey current();

  /** The key of that id, if tickets made with it may still hold. */
  Optional<TicketKey> find(String id);
}
