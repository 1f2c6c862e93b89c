package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sip.InvalidArgumentException;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.container.transport.HeaderSection;

/**
 * Parses a message that the guard let pass and hands it to the stack. What cannot be parsed is
 * answered with 400 where Via, From, To, Call-ID and CSeq can be read.
 */
final class StackInput {
  private static final System.Logger LOG = System.getLogger(StackInput.class.getName());
  private static final Set<Class<?>> ESSENTIAL =
      Set.of(
          From.class,
          To.class,
          CSeq.class,
          Via.class,
          CallID.class,
          ContentLength.class,
          RequestLine.class,
          StatusLine.class);

  private static final Pattern VERSION = Pattern.compile("(?i) SIP/2\\.0 *$");

  /** A Request-URI whose host has colons of its own (RFC 5118 4.2); the parser would guess. */
  private static final Pattern AMBIGUOUS_HOST =
      Pattern.compile("^\\S+ (?i:sips?):(?:[^@ ]*@)?[^\\[@:;? ]*:[^@:;? ]*:[^@ ]*(?: |$)");

  /** For requests without the header, as RFC 3261 16.6 has it. */
  private static final int MAX_FORWARDS = 70;

  private final Wire wire;
  private final KeptDialogs kept;
  private volatile Optional<Orphans> orphans = Optional.empty();
  private final Supplier<Set<String>> neighbours;
  private volatile Set<String> names = Set.of();

  StackInput(Wire wire, Supplier<Set<String>> neighbours, KeptDialogs kept) {
    this.wire = wire;
    this.kept = kept;
    this.neighbours = neighbours;
  }

  /** Sets the names and addresses of this server, in lower case. */
  void names(Set<String> own) {
    names = Set.copyOf(own);
  }

  /** Sets which dialogs are known here. */
  void dialogs(KnownDialogs known) {
    orphans = Optional.of(new Orphans(known));
  }

  /** The ACK of a refusal has the refusal's To tag, which may be another server's. */
  private boolean isOrphan(FlowProcessor processor, SIPRequest request) {
    SIPTransactionStack stack = processor.getSIPStack();
    if (request.getMethod().equals("CANCEL")) {
      return stack.findCancelTransaction(request, true) == null;
    }
    return orphans.isPresent()
        && orphans.get().contains(request)
        && stack.findTransaction(request, true) == null;
  }

  private static String logLine(SIPRequest request) {
    return request.getMethod() + " Call-ID " + request.getCallId().getCallId();
  }

  /** Brings the message into the stack, on this thread, through to the servlets. */
  void accept(FlowProcessor processor, ConnectionFlow flow, byte[] bytes, Object verdict)
      throws IOException {
    SIPMessage message;
    try {
      message = parse(bytes);
      if (message instanceof SIPRequest request) {
        String start = HeaderSection.startLine(bytes);
        if (!VERSION.matcher(start).find()) {
          refuse(flow, bytes, 505, "Version Not Supported");
          return;
        }
        if (AMBIGUOUS_HOST.matcher(start).find()) {
          throw new ParseException("IPv6 address without brackets", 0);
        }
        Routes.loosen(request);
        Routes.tidy(request, names, neighbours);
        if (LoopMark.isLoop(request)) {
          LOG.log(System.Logger.Level.INFO, "loop of {0}", logLine(request));
          refuse(flow, bytes, 482, "Loop Detected");
          return;
        }
        if (kept.take(flow, verdict, request)) {
          return;
        }
        ViaTags.mark(request, flow);
        if (isOrphan(processor, request)) {
          LOG.log(System.Logger.Level.INFO, "no dialog for {0}", logLine(request));
          refuse(flow, bytes, 481, "Call/Transaction Does Not Exist");
          return;
        }
      }
    } catch (ParseException bad) {
      LOG.log(System.Logger.Level.DEBUG, "unparsable on {0}: {1}", flow, bad.getMessage());
      refuse(flow, bytes, 400, "Bad Request");
      return;
    }
    FlowChannel channel = processor.channel(flow);
    channel.addresses(message);
    new Arrival(message, flow, verdict).during(() -> hand(channel, message));
  }

  private static void hand(FlowChannel channel, SIPMessage message) {
    try {
      deliver(channel, message);
    } catch (Exception bug) {
      // The core has answered already.
      LOG.log(System.Logger.Level.ERROR, "failed: " + message.getFirstLine(), bug);
    }
  }

  /**
   * Answers from the raw bytes. A connection with input that is neither a response nor a request
   * that can be answered speaks something else and is closed.
   */
  void refuse(ConnectionFlow flow, byte[] bytes, int status, String reason) throws IOException {
    Optional<byte[]> answer = RawAnswer.to(bytes, status, reason);
    if (answer.isPresent()) {
      wire.send(flow, answer.get());
    } else if (flow.isStream() && !RawAnswer.needsNone(bytes)) {
      flow.close();
    }
  }

  private static SIPMessage parse(byte[] bytes) throws ParseException {
    if (HeaderSection.end(bytes) < 0) {
      // The parser would go on, and what it writes would have lines that nobody has looked at.
      throw new ParseException("headers without an end, or a carriage return among them", 0);
    }
    SIPMessage message =
        new StringMsgParser()
            .parseSIPMessage(
                bytes,
                true,
                false,
                (problem, partial, header, text, whole) -> {
                  if (header != null && ESSENTIAL.contains(header)) {
                    throw problem;
                  }
                  partial.addUnparsed(text);
                });
    if (message == null
        || message.getFrom() == null
        || message.getTo() == null
        || message.getCallId() == null
        || message.getCSeq() == null
        || message.getTopmostVia() == null) {
      throw new ParseException("a required header is missing", 0);
    }
    if (message instanceof SIPRequest request) {
      check(request);
    } else {
      ((SIPResponse) message).checkHeaders();
    }
    return message;
  }

  private static void check(SIPRequest request) throws ParseException {
    if (!request.getMethod().equals(request.getCSeq().getMethod())) {
      throw new ParseException("method of CSeq", 0);
    }
    if (request.getMaxForwards() == null) {
      try {
        request.setHeader(new MaxForwards(MAX_FORWARDS));
      } catch (InvalidArgumentException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    request.checkHeaders();
  }

  /** Hands a parsed message to the stack. */
  static void deliver(FlowChannel channel, SIPMessage message) {
    Delivery.of(
        message,
        () -> {
          if (message instanceof SIPRequest request) {
            deliverRequest(channel, request);
          } else {
            deliverResponse(channel, (SIPResponse) message);
          }
        });
  }

  private static void deliverRequest(FlowChannel channel, SIPRequest request) {
    ServerRequestInterface receiver = channel.getSIPStack().newSIPServerRequest(request, channel);
    if (receiver == null) {
      return;
    }
    try {
      receiver.processRequest(request, channel);
    } finally {
      if (receiver instanceof SIPServerTransaction transaction && !transaction.passToListener()) {
        transaction.releaseSem();
      }
    }
  }

  private static void deliverResponse(FlowChannel channel, SIPResponse response) {
    ServerResponseInterface receiver =
        channel.getSIPStack().newSIPServerResponse(response, channel);
    if (receiver == null) {
      return;
    }
    try {
      if (receiver instanceof SIPClientTransaction transaction
          && !transaction.checkFromTag(response)) {
        LOG.log(System.Logger.Level.DEBUG, "response with another From tag dropped");
        return;
      }
      receiver.processResponse(response, channel);
    } finally {
      if (receiver instanceof SIPTransaction transaction && !transaction.passToListener()) {
        transaction.releaseSem();
      }
    }
  }
}
