package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
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
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.text.ParseException;
import java.util.Set;
import org.confab.sip.container.transport.ConnectionFlow;

/**
 * Parses a message that the guard let pass and hands it to the stack. What cannot be parsed is
 * answered with 400 where Via, From, To, Call-ID and CSeq can be read, and dropped where not.
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

  private final Wire wire;

  StackInput(Wire wire) {
    this.wire = wire;
  }

  /** Brings the message into the stack, on this thread, through to the servlets. */
  void accept(FlowProcessor processor, ConnectionFlow flow, byte[] bytes, Object verdict)
      throws IOException {
    SIPMessage message;
    try {
      message = parse(bytes);
      if (message instanceof SIPRequest request) {
        ViaTags.mark(request, flow);
      }
    } catch (ParseException bad) {
      LOG.log(System.Logger.Level.DEBUG, "unparsable on {0}: {1}", flow, bad.getMessage());
      refuse(flow, bytes, 400, "Bad Request");
      return;
    }
    FlowChannel channel = processor.channel(flow);
    channel.addresses(message);
    new Arrival(message, flow, verdict).during(() -> deliver(channel, message));
  }

  /** Answers from the raw bytes, if they are a request that can be answered. */
  void refuse(ConnectionFlow flow, byte[] bytes, int status, String reason) throws IOException {
    var answer = RawAnswer.to(bytes, status, reason);
    if (answer.isPresent()) {
      wire.send(flow, answer.get());
    }
  }

  private static SIPMessage parse(byte[] bytes) throws ParseException {
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
    if (!"SIP/2.0".equalsIgnoreCase(request.getRequestLine().getSipVersion())) {
      throw new ParseException("version " + request.getRequestLine().getSipVersion(), 0);
    }
    if (!request.getMethod().equals(request.getCSeq().getMethod())) {
      throw new ParseException("method of CSeq", 0);
    }
    request.checkHeaders();
  }

  /** Hands a parsed message to the stack. */
  static void deliver(FlowChannel channel, SIPMessage message) {
    if (message instanceof SIPRequest request) {
      deliverRequest(channel, request);
    } else {
      deliverResponse(channel, (SIPResponse) message);
    }
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
