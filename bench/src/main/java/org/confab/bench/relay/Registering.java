package org.confab.bench.relay;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.Certificates;
import org.confab.bench.server.Confab;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.DigestRegister;
import org.confab.protocol.sipae.AssociationClient;
import org.confab.protocol.tlsdsk.DskClient;

/** A sign-in on a connection of its own: challenge, answer, 200, and the connection is closed. */
public final class Registering implements Operation {
  private final String name;
  private final ProcessFigures figures;
  private final IntFunction<CompletableFuture<Void>> each;

  private Registering(
      String name, ProcessFigures figures, IntFunction<CompletableFuture<Void>> each) {
    this.name = name;
    this.figures = figures;
    this.each = each;
  }

  /** With MD5 Digest: two requests. */
  public static Registering digest(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    return new Registering(
        name,
        new ProcessFigures(pid),
        number -> {
          DigestRegister phone =
              new DigestRegister(
                  reactor, server, people.name(number), people.domain(), people.password());
          return phone.register().whenComplete((done, failed) -> phone.phone().close());
        });
  }

  /** With NTLM: three requests, of which the last answer is signed. */
  public static Registering ntlm(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    return associating(
        name,
        pid,
        number ->
            new Communicator(
                reactor, server, people.name(number), people.domain(), people.password()));
  }

  /** With a certificate: four requests and a TLS handshake within them. */
  public static Registering tlsDsk(
      String name, Reactor reactor, Confab confab, People people, int devices) {
    Certificates authority = new Certificates(confab);
    List<X509Certificate> certificates =
        IntStream.range(0, devices).mapToObj(each -> authority.of(people.name(each))).toList();
    return associating(
        name,
        confab.pid(),
        number ->
            new Communicator(
                reactor,
                confab.sip(),
                people.name(number % devices),
                people.domain(),
                new AssociationClient(
                    () -> new DskClient(certificates.get(number % devices), authority.keys()))));
  }

  private static Registering associating(String name, long pid, IntFunction<Communicator> clients) {
    return new Registering(
        name,
        new ProcessFigures(pid),
        number -> {
          Communicator client = clients.apply(number);
          return client
              .signIn()
              .<Void>thenApply(done -> null)
              .whenComplete((done, failed) -> client.close());
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProcessFigures figures() {
    return figures;
  }

  @Override
  public CompletableFuture<Void> once(int number) {
    return each.apply(number);
  }

  @Override
  public void close() {}
}
