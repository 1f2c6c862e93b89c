package org.confab.bench.presence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.Kamailio;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.sip.Echo;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Phone;
import org.confab.bench.sip.Request;

/** Plain SIP: PUBLISH, SUBSCRIBE and NOTIFY with PIDF (RFC 3903, 3856), without authentication. */
final class KamailioSide implements Side {
  private static final String USER = "sip:presentity@bench.test";
  private static final byte[] BEFORE = "<note>".getBytes(StandardCharsets.US_ASCII);
  private static final int PATIENCE = 30;

  private final Reactor reactor;
  private final Kamailio server;
  private final Phone publisher;
  private final List<Phone> watchers = new ArrayList<>();
  private final String publication = Phone.hex(8);
  private String tag = "";
  private int cseq;

  KamailioSide(Reactor reactor, Kamailio server) {
    this.reactor = reactor;
    this.server = server;
    this.publisher = new Phone(reactor, server.sip(), USER);
  }

  @Override
  public String name() {
    return "kamailio, NOTIFY";
  }

  @Override
  public ProcessFigures figures() {
    return new ProcessFigures(server.pid());
  }

  @Override
  public void watch(int count, Tally tally) {
    Crowd.gather(count, at -> subscribe(at, tally));
  }

  private CompletableFuture<Void> subscribe(int at, Tally tally) {
    Phone phone = new Phone(reactor, server.sip(), "sip:w" + at + "@bench.test");
    watchers.add(phone);
    phone.onRequest(
        message -> {
          phone.send(Echo.ok(message));
          tally.received(at, message.numberBetween(BEFORE, (byte) '<'), message.bytes().length);
        });
    String callId = Phone.hex(8);
    Request request =
        new Request("SUBSCRIBE", USER)
            .with("Via", phone.via())
            .with("Max-Forwards", "70")
            .with("From", "<" + phone.aor() + ">;tag=" + Phone.hex(4))
            .with("To", "<" + USER + ">")
            .with("Call-ID", callId)
            .with("CSeq", "1 SUBSCRIBE")
            .with("Contact", "<sip:w" + at + "@" + phone.address() + ";transport=tcp>")
            .with("Event", "presence")
            .with("Accept", "application/pidf+xml")
            .with("Expires", "3600");
    return phone.ask(request.bytes(), callId, 1, PATIENCE).thenAccept(KamailioSide::check);
  }

  @Override
  public CompletableFuture<Void> publish(int number) {
    cseq++;
    Request request =
        new Request("PUBLISH", USER)
            .with("Via", publisher.via())
            .with("Max-Forwards", "70")
            .with("From", "<" + USER + ">;tag=" + Phone.hex(4))
            .with("To", "<" + USER + ">")
            .with("Call-ID", publication)
            .with("CSeq", cseq + " PUBLISH")
            .with("Event", "presence")
            .with("Expires", "3600")
            .body("application/pidf+xml", document(number));
    if (!tag.isEmpty()) {
      request.with("SIP-If-Match", tag);
    }
    return publisher
        .ask(request.bytes(), publication, cseq, PATIENCE)
        .thenAccept(
            answer -> {
              check(answer);
              tag = answer.header("SIP-ETag");
            });
  }

  private static String document(int number) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
        + "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\""
        + USER
        + "\"><tuple id=\"t1\"><status><basic>open</basic></status><note>"
        + number
        + "</note></tuple></presence>";
  }

  private static void check(Message answer) {
    if (answer.status() != 200 && answer.status() != 202) {
      throw new IllegalStateException("refused:\n" + answer.text());
    }
  }

  @Override
  public void close() {
    publisher.close();
    watchers.forEach(Phone::close);
    server.close();
  }
}
