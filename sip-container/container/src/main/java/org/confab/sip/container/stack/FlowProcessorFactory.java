package org.confab.sip.container.stack;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives the stack our processors in place of its own sockets. The stack makes the factory by its
 * class name, so what the processors stand on is left here before the stack is made; there is one
 * stack per deployment.
 */
public final class FlowProcessorFactory implements MessageProcessorFactory {
  private static final AtomicReference<Optional<SipWire>> WIRE =
      new AtomicReference<>(Optional.empty());

  /** Sets what the next stack's processors stand on. */
  public static void install(SipWire wire) {
    WIRE.set(Optional.of(wire));
  }

  /** Forgets it. */
  public static void uninstall() {
    WIRE.set(Optional.empty());
  }

  /** What the processors of the running stack stand on. */
  public static SipWire wire() {
    Optional<SipWire> wire = WIRE.get();
    if (wire == null || wire.isEmpty()) {
      throw new IllegalStateException("the SIP stack is stopped");
    }
    return wire.get();
  }

  @Override
  public MessageProcessor createMessageProcessor(
      SIPTransactionStack stack, InetAddress address, int port, String transport) {
    SipWire wire = wire();
    FlowProcessor processor = new FlowProcessor(stack, address, port, transport, wire);
    wire.add(processor);
    return processor;
  }
}
