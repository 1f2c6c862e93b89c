package org.confab.sip.container.servlet;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.StackSizes;
import java.util.concurrent.CompletionStage;
import org.confab.sip.container.stack.SipWire;
import org.confab.sip.container.transport.TransportLimits;
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
    return StackSizes.transactions(stack) + wire.unansweredRelays();
  }

  @Override
  public int dialogs() {
    return StackSizes.dialogs(stack) + wire.keptDialogs();
  }

  @Override
  public int unansweredNotices() {
    return wire.unansweredNotices();
  }

  @Override
  public int queuedMessages() {
    return wire.transport().waiting();
  }

  @Override
  public long overflowedMessages() {
    return wire.overflowed();
  }

  @Override
  public long refusedMessages() {
    return wire.transport().entrance().refused();
  }

  @Override
  public double queueingSeconds() {
    return wire.transport().entrance().queueing();
  }

  @Override
  public int busyWorkers() {
    return wire.transport().busyWorkers();
  }

  @Override
  public int workers() {
    return TransportLimits.WORKERS;
  }

  @Override
  public CompletionStage<?> beat() {
    return wire.transport().beat();
  }
}
