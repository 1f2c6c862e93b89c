package org.confab.sip.container.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.edge.DialogAnswers;
import org.confab.sip.edge.DialogAnswers.Reply;
import org.confab.sip.edge.DialogOutlet.Notice;
import org.confab.sip.edge.ShortAnswers.Asked;

/**
 * The short way of SUBSCRIBE over TCP and TLS: the application answers it from its text, and the
 * dialog that it begins is a {@link KeptDialog} instead of a dialog, a session and what these hold.
 * What is not plain takes the long way outside of such dialogs; inside them it is parsed as there
 * and written plainly again, since the core does not know the dialog.
 */
final class KeptDialogs {
  private static final System.Logger LOG = System.getLogger(KeptDialogs.class.getName());
  private static final int REFUSALS = 300;
  private static final int LATE = 500;

  /** 64 random bits (RFC 3261 19.3); no tag of the core is written so. */
  private static final Pattern TAG = Pattern.compile("[0-9a-f]{16}");

  /** They cannot be answered. */
  private static final Set<String> UNANSWERED = Set.of("ACK", SipWire.BENOTIFY);

  private final Map<Long, KeptDialog> dialogs = new ConcurrentHashMap<>();
  private final Wire wire;
  private final Optional<DialogAnswers> application;
  private final SecureRandom random = new SecureRandom();

  /** A request with the Vias that its answer will have. */
  @SuppressWarnings("ArrayRecordComponent") // bytes that came off the wire, never compared
  private record Heard(
      ConnectionFlow flow,
      Object verdict,
      byte[] message,
      PlainRequest request,
      List<String> vias) {
    Asked asked(String to) {
      return new Asked(verdict, flow, message, to);
    }
  }

  KeptDialogs(Wire wire, Optional<DialogAnswers> application) {
    this.wire = wire;
    this.application = application;
  }

  /** How many live. */
  int size() {
    return dialogs.size();
  }

  void put(long tag, KeptDialog dialog) {
    dialogs.put(tag, dialog);
  }

  void remove(long tag, KeptDialog dialog) {
    dialogs.remove(tag, dialog);
  }

  /** Sends a notice of a dialog with these lines. */
  void send(ConnectionFlow flow, Notice notice, long cseq, byte[] lines, IntConsumer answered)
      throws IOException {
    boolean awaited = !notice.method().equals(SipWire.BENOTIFY);
    wire.send(flow, NoticeText.ofKept(lines, flow, awaited), cseq, notice, answered);
  }

  /**
   * Answers a SUBSCRIBE that is plain enough; false for all others.
   *
   * @throws IOException if the flow is closed
   */
  boolean take(ConnectionFlow flow, Object verdict, byte[] message) throws IOException {
    if (application.isEmpty() || !flow.isStream()) {
      return false;
    }
    Optional<PlainRequest> read = PlainRequest.Kind.SUBSCRIBE.read(message, flow.transport());
    if (read.isEmpty()) {
      return false;
    }
    PlainRequest request = read.get();
    if (PlainText.tags(request.to()) == 0) {
      return begin(flow, verdict, message, request);
    }
    Optional<KeptDialog> dialog = find(request);
    if (dialog.isPresent()) {
      within(dialog.get(), new Heard(flow, verdict, message, request, vias(request, flow)));
    }
    return dialog.isPresent();
  }

  /**
   * Answers a request inside such a dialog that had to be parsed; false for all others.
   *
   * @throws IOException if the flow is closed
   */
  boolean take(ConnectionFlow flow, Object verdict, SIPRequest parsed) throws IOException {
    String tag = parsed.getToTag();
    if (application.isEmpty() || !flow.isStream() || tag == null || !isKnown(tag)) {
      return false;
    }
    byte[] message = parsed.encodeAsBytes(flow.transport());
    Optional<RelayText> text = RelayText.read(message);
    Optional<PlainRequest> request = text.map(PlainRequest::of);
    Optional<KeptDialog> dialog = request.flatMap(this::find);
    if (dialog.isEmpty() || parsed.getMethod().equals("CANCEL")) {
      return false;
    }
    if (!UNANSWERED.contains(parsed.getMethod())) {
      List<String> vias = vias(text.orElseThrow(), flow);
      within(dialog.get(), new Heard(flow, verdict, message, request.orElseThrow(), vias));
    }
    return true;
  }

  private static List<String> vias(PlainRequest request, ConnectionFlow flow) {
    return List.of(ViaTags.seen(request.via(), flow));
  }

  private static List<String> vias(RelayText text, ConnectionFlow flow) {
    String all = String.join(",", text.values("via", "v"));
    List<String> vias = new ArrayList<>(OutboundText.commaSeparated(all));
    vias.set(0, ViaTags.seen(vias.get(0), flow));
    return vias;
  }

  private boolean begin(ConnectionFlow flow, Object verdict, byte[] message, PlainRequest request)
      throws IOException {
    long tag = random.nextLong();
    String to = request.to() + ";tag=" + HexFormat.of().toHexDigits(tag);
    KeptDialog dialog = new KeptDialog(this, flow, tag, request, to);
    Heard heard = new Heard(flow, verdict, message, request, vias(request, flow));
    Optional<Reply> reply = application.orElseThrow().begin(heard.asked(to), dialog);
    if (reply.isPresent()) {
      answer(heard, to, reply.get());
    }
    return reply.isPresent();
  }

  /** One at a time, from whatever flows they come. */
  private void within(KeptDialog dialog, Heard heard) throws IOException {
    synchronized (dialog) {
      if (dialog.isLate(heard.request())) {
        byte[] late = RawAnswer.to(heard.message(), LATE, "CSeq out of order").orElseThrow();
        wire.finished(heard.flow(), late);
        return;
      }
      String to = heard.request().to();
      Reply reply = application.orElseThrow().within(heard.asked(to), dialog);
      if (reply.status() < REFUSALS) {
        dialog.granted(heard.flow(), heard.request());
      }
      answer(heard, to, reply);
    }
  }

  private void answer(Heard heard, String to, Reply reply) throws IOException {
    Reply whole = withContact(reply, heard.flow());
    try {
      wire.finished(heard.flow(), ReplyText.write(heard.request(), heard.vias(), to, whole));
    } catch (IOException | RuntimeException unsent) {
      reply.fate().told(false);
      throw unsent;
    }
    try {
      reply.fate().told(true);
    } catch (Exception bug) { // there was an answer: another one would not help
      LOG.log(System.Logger.Level.ERROR, "after the answer in " + heard.request().callId(), bug);
    }
  }

  private static Reply withContact(Reply reply, ConnectionFlow flow) {
    if (reply.status() >= REFUSALS) {
      return reply;
    }
    String headers = NoticeText.contact(flow) + reply.headers();
    return new Reply(
        reply.status(), reply.reason(), headers, reply.contentType(), reply.body(), reply.fate());
  }

  private Optional<KeptDialog> find(PlainRequest request) {
    String tag = PlainText.tag(request.to());
    return TAG.matcher(tag).matches()
        ? Optional.ofNullable(dialogs.get(HexFormat.fromHexDigitsToLong(tag)))
            .filter(dialog -> dialog.has(request))
        : Optional.empty();
  }

  private boolean isKnown(String tag) {
    return TAG.matcher(tag).matches() && dialogs.containsKey(HexFormat.fromHexDigitsToLong(tag));
  }
}
