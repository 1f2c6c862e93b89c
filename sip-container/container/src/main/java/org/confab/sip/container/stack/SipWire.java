package org.confab.sip.container.stack;

import gov.nist.javax.sip.stack.PendingRequests;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.confab.sip.container.overload.Overload;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.container.transport.FlowHandler;
import org.confab.sip.container.transport.FlowTable;
import org.confab.sip.container.transport.Listener;
import org.confab.sip.container.transport.SipTransport;
import org.confab.sip.container.transport.TlsMaterial;
import org.confab.sip.container.transport.Unframeable;
import org.confab.sip.edge.DialogOutlet.Notice;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;
import org.jspecify.annotations.Nullable;

/**
 * Joins transport, guard and stack. Inbound: transport, guard, stack, servlets, all on the flow's
 * worker. Outbound: stack, {@link OutboundText}, guard, bytes, on whatever thread sends.
 */
public final class SipWire implements Wire, FlowHandler {
  private static final System.Logger LOG = System.getLogger(SipWire.class.getName());

  /** Never answered ([MS-SIP] 3.1.4.4). */
  static final String BENOTIFY = "BENOTIFY";

  private static final byte[] RESPONSE = "SIP/2.0 ".getBytes(StandardCharsets.US_ASCII);

  private static final Duration SWEEP = Duration.ofSeconds(2);

  private final FlowGuard guard;
  private final Inside application;
  private final SipTransport transport;
  private final StackInput input;
  private final Map<String, FlowProcessor> processors = new ConcurrentHashMap<>();
  private final Notices notices = new Notices(System::nanoTime);
  private final Relays relays;
  private final Replies replies;
  private final KeptDialogs kept;
  private final LongAdder overflowed = new LongAdder();

  /** The request that this thread handles, until it has a final answer. */
  private final ThreadLocal<@Nullable Handled> handled = new ThreadLocal<>();

  private record Handled(ConnectionFlow flow, long arrived) {}

  /**
   * Nothing listens yet.
   *
   * @param tls the server's key, needed for TLS
   * @param application where guard and servlets live
   */
  public SipWire(Optional<TlsMaterial> tls, FlowGuard guard, Inside application) {
    this.guard = guard;
    this.kept = new KeptDialogs(this, guard.dialogs());
    this.input = new StackInput(this, guard::neighbours, kept);
    this.application = application;
    this.relays = new Relays(this, guard.relay(), System::nanoTime);
    this.replies = new Replies(this, guard.answers());
    this.transport =
        new SipTransport(tls, this, new Overload(new QueueingTarget()), new ConnectionSettings());
  }

  /** Closes everything. */
  public void stop() {
    transport.stop();
    processors.clear();
  }

  void add(FlowProcessor processor) {
    processors.put(processor.getTransport(), processor);
  }

  @Override
  public FlowTable flows() {
    return transport.flows();
  }

  @Override
  public void send(ConnectionFlow flow, byte[] message) throws IOException {
    flow.send(OutboundText.finish(message), finished -> guarded(flow, finished));
  }

  @Override
  public void finished(ConnectionFlow flow, byte[] message) throws IOException {
    flow.send(message, finished -> guarded(flow, finished));
  }

  @Override
  public void send(
      ConnectionFlow flow, NoticeText text, long cseq, Notice notice, IntConsumer answered)
      throws IOException {
    String branch = notices.newBranch();
    boolean awaited = !notice.method().equals(BENOTIFY);
    if (awaited) {
      notices.await(branch, flow.id(), answered);
    }
    try {
      flow.send(text.write(notice, branch, cseq), finished -> guarded(flow, finished));
    } catch (IOException | RuntimeException unsent) {
      notices.forget(branch);
      throw unsent;
    }
  }

  @Override
  public void send(ConnectionFlow flow, String target, Notice notice, long cseq)
      throws IOException {
    send(flow, NoticeText.ofOwn(target, flow), cseq, notice, status -> {});
  }

  /** Opens a TLS connection to another server, see {@link Flows#open}. */
  public CompletionStage<Flow> open(InetSocketAddress address, String name, String peer) {
    return transport.open(address, name, peer).thenApply(flow -> flow);
  }

  /** How many notices wait for an answer. */
  public int unansweredNotices() {
    return notices.unanswered();
  }

  /** How many dialogs live without the stack. */
  public int keptDialogs() {
    return kept.size();
  }

  /** How many requests that went on without a transaction wait for an answer. */
  public int unansweredRelays() {
    return relays.unanswered();
  }

  private byte[] guarded(ConnectionFlow flow, byte[] finished) {
    Handled request = handled.get();
    if (request != null && request.flow() == flow && isFinalAnswer(finished)) {
      handled.remove();
      guard.answered(flow, finished, System.nanoTime() - request.arrived());
    }
    return guard.outbound(flow, finished);
  }

  private static boolean isFinalAnswer(byte[] message) {
    return isResponse(message) && message[RESPONSE.length] >= '2';
  }

  private static boolean isResponse(byte[] message) {
    return message.length > RESPONSE.length
        && Arrays.equals(message, 0, RESPONSE.length, RESPONSE, 0, RESPONSE.length);
  }

  /** How many messages found their flow's queue full. */
  public long overflowed() {
    return overflowed.sum();
  }

  /** What carries the messages. */
  public SipTransport transport() {
    return transport;
  }

  /** Sets the names and addresses of this server, in lower case. */
  public void names(Set<String> own) {
    input.names(own);
  }

  /** Sets which dialogs are known here; until then none is missed. */
  public void dialogs(KnownDialogs known) {
    input.dialogs(known);
    relays.dialogs(known);
  }

  /**
   * Opens the listeners of all listening points that the stack has.
   *
   * @throws IOException if an address cannot be bound
   */
  public void open() throws IOException {
    for (FlowProcessor processor : processors.values()) {
      transport.listen(processor.listener());
    }
    transport.every(SWEEP, () -> later(this::sweep));
  }

  private void sweep() {
    notices.sweep();
    relays.sweep();
  }

  @Override
  public void unlisten(Listener listener) {
    transport.unlisten(listener);
  }

  @Override
  public void later(Runnable task) {
    transport.later(
        () -> {
          try {
            application.execute(task);
          } catch (Exception bug) {
            LOG.log(System.Logger.Level.ERROR, "a task of the stack failed", bug);
          }
        });
  }

  @Override
  public void inhabit(Runnable life) {
    application.inhabit(life);
  }

  @Override
  public void message(ConnectionFlow flow, byte[] message, long arrived) {
    if (!isResponse(message)) {
      handled.set(new Handled(flow, arrived));
    }
    try {
      FlowGuard.Inbound inbound = guard.inbound(flow, message);
      if (inbound.pass()
          && !notices.take(flow.id(), message)
          && !relays.take(flow, inbound.verdict(), message)
          && !replies.take(flow, inbound.verdict(), message)
          && !kept.take(flow, inbound.verdict(), message)) {
        longWay(flow, message, inbound.verdict());
      }
    } catch (IOException closed) {
      LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", flow, closed.getMessage());
    } catch (Exception bug) { // proxies throw checked ones that nobody declares
      LOG.log(System.Logger.Level.ERROR, "message on " + flow + " failed", bug);
      answer(flow, message, 500, "Server Internal Error");
    } finally {
      handled.remove();
    }
  }

  private void longWay(ConnectionFlow flow, byte[] message, Object verdict) throws IOException {
    IOException[] closed = new IOException[1];
    application.execute(
        () -> {
          try {
            input.accept(processor(flow), flow, message, verdict);
          } catch (IOException gone) {
            closed[0] = gone;
          }
        });
    if (closed[0] != null) {
      throw closed[0];
    }
  }

  /**
   * Outside of the application: it is told of each refusal, and to enter costs more than to refuse.
   */
  @Override
  public void failed(ConnectionFlow flow, String what) {
    try {
      guard.failed(flow, what);
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "the guard failed at a fault of " + flow, bug);
    }
  }

  @Override
  public void unframeable(ConnectionFlow flow, Unframeable cause) {
    failed(flow, "refused before it was read whole: " + cause.status() + " " + cause.reason());
    answer(flow, cause.head(), cause.status(), cause.reason());
  }

  @Override
  public void overflow(ConnectionFlow flow, byte[] message) {
    overflowed.increment();
    busy(flow, message, "too many messages of this connection wait");
  }

  @Override
  public void overloaded(ConnectionFlow flow, byte[] message) {
    busy(flow, message, "the server is overloaded");
  }

  /** At once, on the thread that has read it: workers have enough to do. */
  private void busy(ConnectionFlow flow, byte[] message, String why) {
    failed(flow, "refused before it was read: 503, " + why);
    answer(flow, message, 503, "Service Unavailable");
  }

  private void answer(ConnectionFlow flow, byte[] message, int status, String reason) {
    try {
      input.refuse(flow, message, status, reason);
    } catch (IOException closed) {
      LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", flow, closed.getMessage());
    }
  }

  @Override
  public void closed(ConnectionFlow flow) {
    try {
      application.execute(() -> guard.closed(flow));
    } catch (Exception bug) {
      LOG.log(System.Logger.Level.ERROR, "the guard failed at the end of " + flow, bug);
    }
    relays.closed(flow);
    FlowProcessor processor = processors.get(flow.transport());
    if (processor != null) {
      SIPTransactionStack stack = processor.getSIPStack();
      FlowChannel gone = processor.channel(flow);
      PendingRequests.on(stack, FlowChannel.key(flow)).forEach(gone::unreachable);
    }
  }

  private FlowProcessor processor(ConnectionFlow flow) {
    FlowProcessor processor = processors.get(flow.transport());
    if (processor == null) {
      throw new IllegalStateException("no listener for " + flow.transport());
    }
    return processor;
  }
}
