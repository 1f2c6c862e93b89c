package org.confab.sip.container.servlet;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.StackSizes;
import org.confab.sip.container.stack.SipWire;
import org.confab.sip.edge.SipFigures;

/** Reads the figures off the running parts. */
record ContainerFigures(SipWire wire, SIPTransactionStack stack, Application application)
    implements SipFigures {
  @Override
  public int flows() {
    return wire.flows().size();
  }

  @Override
  public int applicationSessions() {
    return application.getSipManager().getActiveSipApplicationSessions();
  }

  @Override
  public int transactions() {
    return StackSizes.transactions(stack);
  }

  @Override
  public int dialogs() {
    return StackSizes.dialogs(stack);
  }

  @Override
  public int unansweredNotices() {
    return wire.unansweredNotices();
  }
}
