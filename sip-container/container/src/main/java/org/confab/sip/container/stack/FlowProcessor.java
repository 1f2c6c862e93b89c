package org.confab.sip.container.stack;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.container.transport.Listener;

/** One listening point of the stack. Opens its listener; finds channels among the open flows. */
final class FlowProcessor extends MessageProcessor {
  private static final int UDP_MAXIMUM = 65_507;

  private final Wire wire;

  FlowProcessor(
      SIPTransactionStack stack, InetAddress address, int port, String transport, Wire wire) {
    super(address, port, transport.toLowerCase(Locale.ROOT), stack);
    this.wire = wire;
  }

  /** The address of this listening point. */
  Listener listener() {
    return new Listener(getTransport(), new InetSocketAddress(getIpAddress(), getPort()));
  }

  @Override
  public void start() {
    // The wire opens all listeners when the application is ready to be called.
  }

  @Override
  public void stop() {
    wire.unlisten(listener());
  }

  /** The channel over a flow that is known. */
  FlowChannel channel(ConnectionFlow flow) {
    return new FlowChannel(this, wire, Optional.of(flow), flow.remote());
  }

  @Override
  public MessageChannel createMessageChannel(HostPort target) throws IOException {
    String host = target.getHost().getHostname();
    if (!FlowRouter.isAddress(host)) {
      return nowhere();
    }
    return createMessageChannel(InetAddress.getByName(host), target.getPort());
  }

  @Override
  public MessageChannel createMessageChannel(InetAddress host, int port) throws IOException {
    if (host.isAnyLocalAddress()) {
      return nowhere();
    }
    InetSocketAddress remote = new InetSocketAddress(host, port);
    return new FlowChannel(this, wire, wire.flows().find(getTransport(), remote), remote);
  }

  private MessageChannel nowhere() throws IOException {
    InetAddress any = InetAddress.getByAddress(new byte[4]);
    return new FlowChannel(this, wire, Optional.empty(), new InetSocketAddress(any, 0));
  }

  @Override
  public SIPTransactionStack getSIPStack() {
    return sipStack;
  }

  @Override
  public int getDefaultTargetPort() {
    return isSecure() ? 5061 : 5060;
  }

  @Override
  public boolean isSecure() {
    return getTransport().equals("tls");
  }

  @Override
  public int getMaximumMessageSize() {
    return getTransport().equals("udp") ? UDP_MAXIMUM : Integer.MAX_VALUE;
  }

  @Override
  public boolean inUse() {
    return true;
  }
}
