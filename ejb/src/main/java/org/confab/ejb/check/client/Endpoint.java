package org.confab.ejb.check.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Trouble;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;

/**
 * A user's endpoint on a line of its own. Everything that it does ends in time, or with the reason
 * why it did not: a {@link CheckFailed}.
 */
public final class Endpoint implements AutoCloseable {
  /** How long anything of this server may take to come; on this machine it takes milliseconds. */
  static final int PATIENCE_MILLIS = 4_000;

  /** How long it waits when it signs out: nothing rests on it. */
  private static final int FAREWELL_MILLIS = 1_000;

  /** Most messages that come unasked and wait to be looked at. */
  private static final int MOST_UNREAD = 256;

  /** A handshake has three REGISTERs, four with one in vain. */
  private static final int MOST_REGISTERS = 4;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SipLine line;
  private final SipUri user;
  private final Proof proof;
  private final String epid = hex(6);
  private final String registration = hex(16);
  private final Deque<RawMessage> unread = new ArrayDeque<>();
  private int registers;
  private boolean signedIn;

  /** An endpoint of that user, which has not signed in yet. */
  public Endpoint(SipLine line, SipUri user, Proof proof) {
    this.line = line;
    this.user = user;
    this.proof = proof;
  }

  /** Whose it is, {@code sip:user@domain}. */
  public String aor() {
    return user.asString();
  }

  /** The line's own address without the port, as session descriptions name it. */
  public String host() {
    return line.local().substring(0, line.local().lastIndexOf(':'));
  }

  /** Signs in, with as many messages as the scheme needs. */
  public void signIn() {
    for (int i = 0; i < MOST_REGISTERS; i++) {
      RawMessage answer = exchange(register(7200), PATIENCE_MILLIS);
      if (answer.status() == 200) {
        signedIn = true;
        return;
      }
      if (answer.status() != 401) {
        throw new CheckFailed(
            Trouble.CHECK_USER_REFUSED, user.address(), Answers.told(answer), user.address());
      }
    }
    throw new CheckFailed(
        Trouble.CHECK_USER_REFUSED,
        user.address(),
        "what proves it by " + proof.scheme() + " is not taken",
        user.address());
  }

  private SipText register(int expires) {
    registers++;
    SipText request =
        SipText.request("REGISTER", "sip:" + user.host())
            .with("Via", via())
            .with("Max-Forwards", "70")
            .with("From", "<" + aor() + ">;tag=" + hex(5) + epidParameter())
            .with("To", "<" + aor() + ">")
            .with("Call-ID", registration)
            .with("CSeq", registers + " REGISTER")
            .with("User-Agent", "Confab check")
            .with("Expires", Integer.toString(expires));
    if (isPhone()) {
      return request.with("Contact", "<" + contact() + ">");
    }
    String instance = InstanceId.fromEpid(epid).asString();
    return request
        .with("Contact", "<" + contact() + ">;proxy=replace;+sip.instance=\"" + instance + "\"")
        .with(
            "Supported", "gruu-10, adhoclist, msrtc-event-categories, com.microsoft.msrtc.presence")
        .with("ms-keep-alive", "UAC;hop-hop=yes")
        .with("Event", "registration");
  }

  private boolean isPhone() {
    return proof.scheme().equals("Digest");
  }

  private String epidParameter() {
    return isPhone() ? "" : ";epid=" + epid;
  }

  /** A request outside of dialogs. */
  public SipText request(String method, String uri) {
    return SipText.request(method, uri)
        .with("Via", via())
        .with("Max-Forwards", "70")
        .with("From", "<" + aor() + ">;tag=" + hex(5) + epidParameter())
        .with("To", "<" + uri + ">")
        .with("Call-ID", hex(16))
        .with("CSeq", "1 " + method)
        .with("Contact", "<" + contact() + ">");
  }

  /** Sends a request and waits for its final answer, whatever that is. */
  public RawMessage ask(SipText request) {
    return exchange(request, PATIENCE_MILLIS);
  }

  /** As {@link #ask}; an answer other than 200 and 202 is a failure. */
  public RawMessage asked(SipText request, String what) {
    RawMessage answer = ask(request);
    if (answer.status() != 200 && answer.status() != 202) {
      throw new CheckFailed(Trouble.REFUSED, what, Answers.told(answer));
    }
    return answer;
  }

  private RawMessage exchange(SipText request, int millis) {
    RawMessage sent = send(request);
    return answerTo(sent, millis);
  }

  /** The final answer to what was sent. */
  RawMessage answerTo(RawMessage sent, int millis) {
    return await(
        "the answer to " + sent.method(),
        millis,
        message -> message.status() >= 200 && Answers.answers(message, sent));
  }

  /** Sends a request, proven as the scheme has it; the message as it went out. */
  RawMessage send(SipText message) {
    byte[] bytes = proof.proven(message.bytes());
    try {
      line.send(bytes);
    } catch (IOException broken) {
      throw closed("sending " + message.method(), broken);
    }
    return RawMessage.parse(bytes);
  }

  /** The next message that is like this. */
  public RawMessage await(String what, Predicate<RawMessage> wanted) {
    return await(what, PATIENCE_MILLIS, wanted);
  }

  private RawMessage await(String what, int millis, Predicate<RawMessage> wanted) {
    for (Iterator<RawMessage> waiting = unread.iterator(); waiting.hasNext(); ) {
      RawMessage message = waiting.next();
      if (wanted.test(message)) {
        waiting.remove();
        return message;
      }
    }
    long end = System.nanoTime() + millis * 1_000_000L;
    while (true) {
      long left = (end - System.nanoTime()) / 1_000_000L;
      if (left <= 0) {
        throw new CheckFailed(Trouble.NO_ANSWER, user.address() + " waits for " + what);
      }
      RawMessage message = next(what, (int) left);
      if (wanted.test(message)) {
        return message;
      }
      if (unread.size() < MOST_UNREAD) {
        unread.add(message);
      }
    }
  }

  private RawMessage next(String what, int millis) {
    try {
      byte[] bytes = line.receive(millis);
      RawMessage message = RawMessage.parse(bytes);
      switch (proof.seen(bytes)) {
        case WRONG ->
            throw new CheckFailed(
                Trouble.WRONG_ANSWER,
                "the server's signature on " + message.method() + " is wrong");
        case NOT_OFFERED -> throw new CheckFailed(Trouble.NOT_OFFERED, proof.scheme());
        default -> {
          return message;
        }
      }
    } catch (SocketTimeoutException late) {
      throw new CheckFailed(Trouble.NO_ANSWER, user.address() + " waits for " + what);
    } catch (IOException broken) {
      throw closed(what, broken);
    }
  }

  private static CheckFailed closed(String what, IOException why) {
    CheckFailed failed =
        new CheckFailed(
            Trouble.CLOSED,
            why instanceof EOFException ? what : what + " (" + why.getMessage() + ")");
    failed.initCause(why);
    return failed;
  }

  /** A call that nobody has taken yet; seen from the caller. */
  public final class Ringing {
    private final RawMessage sent;

    private Ringing(RawMessage sent) {
      this.sent = sent;
    }

    /** What the called end knows it by. */
    public String callId() {
      return sent.callId();
    }

    /** Waits until it is taken. */
    public Dialog made() {
      RawMessage answer = answerTo(sent, PATIENCE_MILLIS);
      if (answer.status() != 200) {
        throw new CheckFailed(Trouble.REFUSED, "a call", Answers.told(answer));
      }
      return Dialog.made(Endpoint.this, sent, answer);
    }
  }

  /** Calls somebody who has to take it. */
  public Ringing ring(SipText invite) {
    return new Ringing(send(invite));
  }

  /** Takes a call with that description. */
  public Dialog take(RawMessage invite, String sdp) {
    answer(invite, 200, "OK", "application/sdp", sdp);
    return Dialog.taken(this, invite, ";tag=" + epid + epidParameter());
  }

  /** Answers a request of the server with 200. */
  public void accept(RawMessage request) {
    answer(request, 200, "OK", "", "");
  }

  private void answer(RawMessage request, int status, String reason, String type, String body) {
    SipText response = SipText.response(status, reason);
    for (String name : List.of("Via", "Record-Route", "From", "Call-ID", "CSeq")) {
      request.headers(name).forEach(value -> response.with(name, value));
    }
    boolean tagged = !request.to().tag().isEmpty();
    String to = request.header("to").orElse("");
    response.with("To", tagged ? to : to + ";tag=" + epid + epidParameter());
    response.with("Contact", "<" + contact() + ">");
    if (!type.isEmpty()) {
      response.body(type, body);
    }
    send(response);
  }

  String contact() {
    return "sip:" + line.local() + ";transport=" + line.transport().toLowerCase(Locale.ROOT);
  }

  String via() {
    return "SIP/2.0/" + line.transport() + " " + line.local() + ";rport;branch=z9hG4bK" + hex(10);
  }

  static String hex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** The body of a message as text. */
  public static String text(RawMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }

  /** Signs out. */
  public void signOut() {
    if (signedIn) {
      signedIn = false;
      exchange(register(0), FAREWELL_MILLIS);
      if (isPhone()) { // each nonce is used once: that was the challenge
        exchange(register(0), FAREWELL_MILLIS);
      }
    }
  }

  /** Ends the line, whoever waits on it. */
  @Override
  public void close() {
    line.close();
  }
}
