package org.confab.protocol.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.confab.protocol.webticket.WebTicketTargets;

/** All targets of this module. */
public final class ProtocolTargets implements FuzzTargets {
  private static final List<FuzzTargets> TABLES =
      List.of(
          new SipTargets(),
          new SignInTargets(),
          new MediaTargets(),
          new PresenceTargets(),
          new ConferenceTargets(),
          new ServiceTargets());

  @Override
  public List<FuzzTarget<?>> all() {
    return Stream.concat(
            TABLES.stream().flatMap(table -> table.all().stream()), WebTicketTargets.all().stream())
        .toList();
  }
}
