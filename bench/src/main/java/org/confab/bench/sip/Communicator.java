package org.confab.bench.sip;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.confab.bench.net.Reactor;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sipae.AssociationClient;
import org.confab.protocol.sipae.NtlmClient;

/** A client that signs in and signs each request, as Communicator does. */
public final class Communicator implements AutoCloseable {
  /** Seconds in which the server must answer. */
  public static final int PATIENCE = 60;

  private final Phone phone;
  private final String domain;
  private final String epid = Phone.hex(6);
  private final String instance = InstanceId.fromEpid(epid).asString();
  private final String registration = Phone.hex(16);
  private final AssociationClient association;
  private int registers;

  /** Connects, to sign in with NTLM; the name is the user's part of the address. */
  public Communicator(
      Reactor reactor, InetSocketAddress server, String name, String domain, String password) {
    this(reactor, server, name, domain, new NtlmClient("", name + "@" + domain, password));
  }

  /** Connects, to sign in by any mechanism. */
  public Communicator(
      Reactor reactor,
      InetSocketAddress server,
      String name,
      String domain,
      AssociationClient association) {
    this.domain = domain;
    this.phone = new Phone(reactor, server, "sip:" + name + "@" + domain);
    this.association = association;
  }

  /** The connection. */
  public Phone phone() {
    return phone;
  }

  /** {@code sip:user@domain}. */
  public String aor() {
    return phone.aor();
  }

  /** Takes what the server sends of its own accord, on the reactor's thread. */
  public void onRequest(Consumer<Message> handler) {
    phone.onRequest(handler);
  }

  /** Whether the server's signature on that message is right. */
  public boolean isSigned(Message message) {
    return association.received(message.bytes()) == AssociationClient.Received.VERIFIED;
  }

  /** The whole handshake; fails unless it ends with 200. */
  public CompletableFuture<Message> signIn() {
    return register(7200)
        .thenCompose(
            answer ->
                association.received(answer.bytes()) == AssociationClient.Received.CHALLENGED
                    ? signIn()
                    : CompletableFuture.completedFuture(ok(answer)));
  }

  /** Registers once more, signed, after the sign-in. */
  public CompletableFuture<Message> refresh() {
    return register(7200).thenApply(Communicator::ok);
  }

  /** De-registers. */
  public CompletableFuture<Message> signOut() {
    return register(0).thenApply(Communicator::ok);
  }

  private CompletableFuture<Message> register(int expires) {
    registers++;
    Request request =
        new Request("REGISTER", "sip:" + domain)
            .with("Via", phone.via())
            .with("Max-Forwards", "70")
            .with("From", from())
            .with("To", "<" + aor() + ">")
            .with("Call-ID", registration)
            .with("CSeq", registers + " REGISTER")
            .with("Contact", contact() + ";proxy=replace;+sip.instance=\"" + instance + "\"")
            .with("User-Agent", "bench")
            .with("Supported", "gruu-10, adhoclist, msrtc-event-categories")
            .with("Supported", "com.microsoft.msrtc.presence")
            .with("Event", "registration")
            .with("Expires", Integer.toString(expires));
    return phone.ask(association.authorize(request.bytes()), registration, registers, PATIENCE);
  }

  /** Signs and sends a request outside of dialogs; fails unless the answer is 200. */
  public CompletableFuture<Message> ask(Request request) {
    String callId = Phone.hex(16);
    request
        .with("Via", phone.via())
        .with("Max-Forwards", "70")
        .with("From", from())
        .with("To", "<" + request.uri() + ">")
        .with("Call-ID", callId)
        .with("CSeq", "1 " + request.method())
        .with("Contact", contact());
    return phone
        .ask(association.authorize(request.bytes()), callId, 1, PATIENCE)
        .thenApply(Communicator::ok);
  }

  /** Answers a request of the server with a signed 200. */
  public void accept(Message request) {
    phone.send(association.authorize(Echo.ok(request)));
  }

  private String from() {
    return "<" + aor() + ">;tag=" + Phone.hex(5) + ";epid=" + epid;
  }

  /** The From header without a tag. */
  public String address() {
    return "<" + aor() + ">;epid=" + epid;
  }

  /** The message with the signature of this client. */
  public byte[] signed(byte[] message) {
    return association.authorize(message);
  }

  /** The Contact of its requests. */
  public String contact() {
    return "<sip:" + phone.address() + ";transport=" + phone.transport() + ">";
  }

  private static Message ok(Message answer) {
    if (answer.status() != 200) {
      throw new Refused(answer);
    }
    return answer;
  }

  @Override
  public void close() {
    phone.close();
  }
}
