package org.confab.system.sip;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.confab.protocol.sip.InstanceId;
import org.confab.system.server.ConfabServer;

/**
 * One endpoint of a user on its own connection. Once it has signed in, it signs what it sends and
 * holds the server to signing every request and final response.
 */
public final class SipUser implements AutoCloseable {
  private final SipSocket socket;
  private final String name;
  private final String epid = hex(6);
  private final InstanceId instance = InstanceId.fromEpid(epid);
  private final String registration = hex(16);
  private final AtomicInteger registers = new AtomicInteger();
  private Optional<Association> association = Optional.empty();
  private String gruu = "";
  private String supported =
      "gruu-10, adhoclist, msrtc-event-categories, com.microsoft.msrtc.presence";

  private SipUser(SipSocket socket, String name) {
    this.socket = socket;
    this.name = name;
  }

  /**
   * Connects as this user of the sample organisation, or of another domain if that is in the name,
   * without signing in.
   */
  public static SipUser connect(ConfabServer server, String transport, String name) {
    return new SipUser(SipSocket.connect(server, transport), name);
  }

  /** Connects and signs in with version 4. */
  public static SipUser signIn(ConfabServer server, String transport, String name) {
    SipUser user = connect(server, transport, name);
    SipMessage answer = user.register(4, ConfabServer.PASSWORD);
    if (answer.status() != 200) {
      throw new AssertionError(name + " cannot sign in:\n" + answer);
    }
    return user;
  }

  /** Offers these option tags when it signs in, in place of all that the server knows. */
  public SipUser offering(String tags) {
    supported = tags;
    return this;
  }

  /** The whole handshake; returns the answer to its last message. */
  public SipMessage register(int version, String password) {
    association = Optional.empty();
    SipMessage offer = ask(registerRequest());
    Handshake handshake = new Handshake(offer, version);
    SipMessage second = ask(registerRequest().with("Authorization", handshake.start()));
    Association made = handshake.answer(second, address(), password);
    SipMessage answer = ask(handshake.finish(made, registerRequest().build()));
    if (answer.status() == 200) {
      association = Optional.of(made);
      made.verify(answer);
      gruu = gruuFor(answer);
    }
    return answer;
  }

  private String gruuFor(SipMessage answer) {
    return answer.headers("Contact").stream()
        .filter(contact -> contact.contains(instance.asString()))
        .findFirst()
        .flatMap(contact -> SipMessage.group(contact, "gruu=\"([^\"]*)\""))
        .orElseThrow(() -> new AssertionError("no GRUU for our instance:\n" + answer));
  }

  /** De-registers this endpoint. */
  public SipMessage unregister() {
    return ask(registerRequest().with("Expires", "0"));
  }

  /** A REGISTER without credentials. */
  public SipRequest registerRequest() {
    return new SipRequest("REGISTER", "sip:" + address().substring(address().indexOf('@') + 1))
        .with("Via", via())
        .with("From", "<" + aor() + ">;tag=" + hex(5) + ";epid=" + epid)
        .with("To", "<" + aor() + ">")
        .with("Max-Forwards", "70")
        .with("CSeq", registers.incrementAndGet() + " REGISTER")
        .with("Call-ID", registration)
        .with(
            "Contact",
            "<sip:"
                + socket.local()
                + ";transport="
                + socket.transport()
                + ";ms-opaque=d3470f2e1d>"
                + ";methods=\"INVITE, MESSAGE, INFO, OPTIONS, BYE, CANCEL, NOTIFY, ACK, REFER,"
                + " BENOTIFY\";proxy=replace;+sip.instance=\""
                + instance.asString()
                + "\"")
        .with("Supported", supported)
        .with("ms-keep-alive", "UAC;hop-hop=yes")
        .with("Event", "registration")
        .with("Allow-Events", "presence");
  }

  /** A request outside of any dialog, to this URI. */
  public SipRequest request(String method, String uri) {
    return new SipRequest(method, uri)
        .with("Via", via())
        .with("From", "<" + aor() + ">;tag=" + hex(5) + ";epid=" + epid)
        .with("To", "<" + uri + ">")
        .with("Max-Forwards", "70")
        .with("CSeq", "1 " + method)
        .with("Call-ID", hex(16))
        .with("Contact", "<" + contact() + ">");
  }

  /** A request within a dialog that this endpoint's INVITE or SUBSCRIBE has made. */
  public SipRequest within(SipMessage sent, SipMessage answer, int cseq, String method) {
    SipRequest request =
        new SipRequest(method, answer.has("Contact") ? answer.uri("Contact") : sent.uri("To"))
            .with("Via", via())
            .with("From", sent.header("From"))
            .with("To", answer.header("To"))
            .with("Max-Forwards", "70")
            .with("CSeq", cseq + " " + method)
            .with("Call-ID", sent.header("Call-ID"))
            .with("Contact", "<" + contact() + ">");
    List<String> routes = answer.headers("Record-Route");
    for (int i = routes.size() - 1; i >= 0; i--) {
      request.with("Route", routes.get(i));
    }
    return request;
  }

  /** Signs (if signed in) and sends; the message as it went out. */
  public SipMessage send(SipRequest request) {
    return send(request.build());
  }

  private SipMessage send(SipMessage message) {
    SipMessage signed =
        message.has("Authorization")
            ? message
            : association
                .map(made -> message.plus("Authorization", made.authorization(message)))
                .orElse(message);
    socket.send(signed.bytes());
    return signed;
  }

  /** Sends a request and waits for its final response, whose signature must be right. */
  public SipMessage ask(SipRequest request) {
    return ask(request.build());
  }

  private SipMessage ask(SipMessage request) {
    return answerTo(send(request));
  }

  /** The final response to a request that was sent. */
  public SipMessage answerTo(SipMessage sent) {
    SipMessage answer =
        await(
            "response to " + sent.startLine(),
            message ->
                message.status() >= 200
                    && message.header("Call-ID").equals(sent.header("Call-ID"))
                    && message.header("CSeq").equals(sent.header("CSeq")));
    if (answer.status() != 401 && !answer.method().equals("REGISTER")) {
      association.ifPresent(made -> made.verify(answer));
    }
    return answer;
  }

  /** The next request of this method that satisfies the condition; its signature must be right. */
  public SipMessage awaitRequest(String method, Predicate<SipMessage> condition) {
    SipMessage request =
        await(
            method + " at " + name,
            message ->
                !message.isResponse()
                    && message.method().equals(method)
                    && condition.test(message));
    association.ifPresent(made -> made.verify(request));
    return request;
  }

  /** Whether a message like this comes within the limit. */
  public Optional<SipMessage> poll(Duration limit, Predicate<? super SipMessage> condition) {
    return socket.poll(limit, condition);
  }

  /** Any message that satisfies the condition, unverified. */
  public SipMessage await(String what, Predicate<? super SipMessage> condition) {
    return socket.await(what, condition);
  }

  /** Answers a request of the server, with a body if {@code type} is not empty. */
  public void answer(SipMessage request, int status, String reason, String type, String body) {
    SipRequest response = new SipRequest("SIP/2.0", status + " " + reason);
    for (String copied : List.of("Via", "Record-Route", "From", "Call-ID", "CSeq")) {
      request.headers(copied).forEach(value -> response.with(copied, value));
    }
    String to = request.header("To");
    boolean tagged = !request.tag("To").isEmpty() || status == 100;
    response.with("To", tagged ? to : to + ";tag=" + epid + ";epid=" + epid);
    response.with("Contact", "<" + contact() + ">");
    if (!type.isEmpty()) {
      response.body(type, body);
    }
    SipMessage built = response.build();
    String line = "SIP/2.0 " + status + " " + reason;
    send(new SipMessage(line, built.headers(), built.body()));
  }

  /** {@code sip:user@domain}. */
  public String aor() {
    return "sip:" + address();
  }

  public String gruu() {
    return gruu;
  }

  private String contact() {
    return gruu.isEmpty() ? "sip:" + socket.local() + ";transport=" + socket.transport() : gruu;
  }

  public String epid() {
    return epid;
  }

  public SipSocket socket() {
    return socket;
  }

  private String address() {
    return name.contains("@") ? name : name + "@" + ConfabServer.DOMAIN;
  }

  private String via() {
    return "SIP/2.0/" + socket.transport() + " " + socket.local() + ";branch=z9hG4bK" + hex(10);
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() {
    socket.close();
  }
}
