package org.confab.sip.container.servlet;

import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;

/** The guard of an application that has none: everything passes, with an empty verdict. */
final class OpenGuard implements FlowGuard {
  @Override
  public Inbound inbound(Flow flow, byte[] message) {
    return new Inbound(true, "");
  }

  @Override
  public byte[] outbound(Flow flow, byte[] message) {
    return message;
  }

  @Override
  public void closed(Flow flow) {}
}
