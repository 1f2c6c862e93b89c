package org.confab.sip.container.stack;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.Hop;
import org.confab.sip.container.transport.ConnectionFlow;

/**
 * The stack's view of a flow. A request in a transaction whose flow is closed is answered here, at
 * once, with 480 (503 for another server) as if the other side had sent it: a proxy goes on with
 * its other branches, and nobody waits for a timer. A stateless request to a closed flow throws.
 * Connections are never opened.
 */
final class FlowChannel extends MessageChannel implements RawMessageChannel {
  private static final System.Logger LOG = System.getLogger(FlowChannel.class.getName());

  private final FlowProcessor processor;
  private final Wire wire;
  private final Optional<ConnectionFlow> flow;
  private final InetSocketAddress remote;

  FlowChannel(
      FlowProcessor processor, Wire wire, Optional<ConnectionFlow> flow, InetSocketAddress remote) {
    this.messageProcessor = processor;
    this.processor = processor;
    this.wire = wire;
    this.flow = flow;
    this.remote = remote;
  }

  /** The channel key of a flow, as {@link #getKey()} gives it. */
  static String key(ConnectionFlow flow) {
    return getKey(flow.remote().getAddress(), flow.remote().getPort(), flow.transport());
  }

  @Override
  public void sendMessage(SIPMessage message) throws IOException {
    sendMessage(message, remote.getAddress(), remote.getPort());
  }

  /** Sends within a transaction. */
  @Override
  public void sendMessage(SIPMessage message, InetAddress receiver, int port) throws IOException {
    try {
      write(message);
    } catch (IOException closed) {
      if (message instanceof SIPRequest request) {
        unreachable(request);
      } else {
        LOG.log(System.Logger.Level.DEBUG, "response has nowhere to go: {0}", closed.getMessage());
      }
    }
  }

  /** Sends without a transaction. */
  @Override
  public void sendMessage(SIPMessage message, Hop hop) throws IOException {
    if (message instanceof SIPRequest request
        && BranchMark.isMark(Optional.ofNullable(request.getTopmostVia().getBranch()).orElse(""))) {
      throw new IOException("requests are not forwarded without a transaction");
    }
    write(message);
  }

  /** Resends bytes that were sent before. */
  @Override
  protected void sendMessage(byte[] message, InetAddress receiver, int port, boolean reconnect)
      throws IOException {
    wire.send(open(), message);
  }

  private void write(SIPMessage message) throws IOException {
    wire.send(open(), Diagnostics.added(message).encodeAsBytes(getTransport()));
    addresses(message);
  }

  /** Notes both ends on the message, as the stack expects it. */
  void addresses(SIPMessage message) {
    message.setRemoteAddress(remote.getAddress());
    message.setRemotePort(remote.getPort());
    message.setPeerPacketSourceAddress(remote.getAddress());
    message.setPeerPacketSourcePort(remote.getPort());
    message.setLocalAddress(processor.getIpAddress());
    message.setLocalPort(processor.getPort());
  }

  private ConnectionFlow open() throws IOException {
    return flow.filter(ConnectionFlow::isOpen)
        .orElseThrow(() -> new IOException("no connection to " + remote));
  }

  /** Answers a request that cannot be delivered, in the name of the client that is gone. */
  void unreachable(SIPRequest request) {
    if (request.getMethod().equals("ACK")) {
      return;
    }
    SIPResponse response = gone(request);
    if (response.getToTag() == null) {
      response.setToTag("gone" + Integer.toHexString(request.hashCode()));
    }
    Diagnostics.UNREACHABLE.addTo(response);
    addresses(response);
    wire.later(() -> StackInput.deliver(this, response));
  }

  /**
   * A client that is gone is 480. Of a server of the deployment only this connection is gone: 503,
   * as clients drop their dialog at a 480, and the next request may find a successor.
   */
  private SIPResponse gone(SIPRequest request) {
    return flow.flatMap(ConnectionFlow::peer).isPresent()
        ? request.createResponse(503, "Service Unavailable")
        : request.createResponse(480, "Temporarily Unavailable");
  }

  /** Called for messages to our own address, which lead back here for ever: they end. */
  @Override
  public void processMessage(SIPMessage message) {
    if (message instanceof SIPRequest request) {
      unreachable(request);
    }
  }

  @Override
  public void close() {
    // The transport closes connections; the stack closes channels at the end of transactions.
  }

  @Override
  public SIPTransactionStack getSIPStack() {
    return processor.getSIPStack();
  }

  @Override
  public String getTransport() {
    return processor.getTransport().toUpperCase(Locale.ROOT);
  }

  @Override
  public boolean isReliable() {
    return !processor.getTransport().equals("udp");
  }

  @Override
  public boolean isSecure() {
    return processor.isSecure();
  }

  @Override
  public String getPeerAddress() {
    return remote.getAddress().getHostAddress();
  }

  @Override
  protected InetAddress getPeerInetAddress() {
    return remote.getAddress();
  }

  @Override
  protected String getPeerProtocol() {
    return getTransport();
  }

  @Override
  public int getPeerPort() {
    return remote.getPort();
  }

  @Override
  public int getPeerPacketSourcePort() {
    return remote.getPort();
  }

  @Override
  public InetAddress getPeerPacketSourceAddress() {
    return remote.getAddress();
  }

  @Override
  public String getKey() {
    return getKey(remote.getAddress(), remote.getPort(), getTransport());
  }

  @Override
  public String getViaHost() {
    return processor.getIpAddress().getHostAddress();
  }

  @Override
  public int getViaPort() {
    return processor.getPort();
  }
}
