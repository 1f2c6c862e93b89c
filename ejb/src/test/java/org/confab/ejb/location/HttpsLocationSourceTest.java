package org.confab.ejb.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.confab.core.NamedSecrets;
import org.confab.core.PasswordPlace;
import org.confab.core.directory.User;
import org.confab.core.location.InMemoryLocationStore;
import org.confab.core.location.LocationEntry;
import org.confab.core.location.LocationFinder;
import org.confab.core.location.LocationInformationService;
import org.confab.core.location.LocationSettings;
import org.confab.core.location.NetworkElement;
import org.confab.core.location.Places;
import org.confab.core.location.SecondarySource;
import org.confab.core.location.SecondaryUnavailable;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.IpAddress;
import org.confab.protocol.location.LocationRequest;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsLocationSourceTest {
  private static final LocationRequest ASKED = at("10.20.1.2");
  private static final User SERVICE =
      new User(SipUri.parse("sip:lis@example.com"), "Service", "", "", "", "", "", true);

  /** Enough for a machine that does much else. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** What the other service does with a request. */
  private interface Work {
    void answer(HttpExchange exchange) throws IOException;
  }

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Map<String, List<String>>> headers =
      Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private Work work = exchange -> say(exchange, 200, carriedOut(exchange));

  private static LocationRequest at(String ip) {
    return new LocationRequest.Device(
        "sip:alice@litwareinc.com",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(IpAddress.parse(ip)));
  }

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setExecutor(threads);
    server.createContext(
        "/lis",
        exchange -> {
          headers.add(exchange.getRequestHeaders());
          try (exchange) {
            work.answer(exchange);
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  /** This project's own service, with one place. */
  private static byte[] carriedOut(HttpExchange exchange) throws IOException {
    InMemoryLocationStore store = new InMemoryLocationStore();
    LocationEntry entry =
        Places.at(Places.redmond("elsewhere"), NetworkElement.Kind.SUBNET, "10.20.0.0/16");
    store.add(List.of(entry));
    LocationInformationService service =
        new LocationInformationService(
            new LocationFinder(store, SecondarySource.NONE), Set.of(SERVICE.aor()));
    SoapEnvelope asked = SoapEnvelope.read(Xml.read(exchange.getRequestBody().readAllBytes()));
    return Xml.bytes(new SoapEnvelope(List.of(service.answer(SERVICE, asked.method()))).write());
  }

  private static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void says(int status, String body) {
    work = exchange -> say(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private List<CivicAddress> ask(LocationRequest request) {
    return ask(request, PATIENCE);
  }

  private List<CivicAddress> ask(LocationRequest request, Duration time) {
    Path password = folder.resolve("password");
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/lis");
    try {
      Files.writeString(password, "Secret-1\nmore");
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return new HttpsLocationSource(
            new LocationSettings.Secondary(
                address,
                Optional.of("lis@example.com"),
                Optional.of(new PasswordPlace.InFile(password)),
                Optional.empty()),
            NamedSecrets.NONE,
            new HttpsLocationSource.Times(PATIENCE, time))
        .ask(request);
  }

  @Test
  void whatTheOtherServiceKnowsIsTold() {
    assertThat(ask(ASKED)).containsExactly(Places.redmond("elsewhere"));
    assertThat(headers)
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.get("Soapaction")).containsExactly("\"LIService/GetLocations\"");
              assertThat(sent.get("Authorization"))
                  .containsExactly("Basic " + encoded("lis@example.com:Secret-1"));
            });
  }

  private static String encoded(String login) {
    return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aCityIsAskedForToo() {
    assertThat(ask(new LocationRequest.City("sip:alice@litwareinc.com", "US", "WA", "Redmond")))
        .containsExactly(Places.redmond("elsewhere"));
  }

  @Test
  void whatItDoesNotKnowIsNoFailure() {
    assertThat(ask(at("192.0.2.1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 404, 503})
  void anotherStatusIsAFailure(int status) {
    says(status, "no");
    assertThatThrownBy(() -> ask(ASKED))
        .isInstanceOf(SecondaryUnavailable.class)
        .hasMessage("it answers with HTTP status " + status);
  }

  @Test
  void aFaultIsAFailureWithItsText() {
    says(500, Xml.write(SoapEnvelope.fault("not\nfor you").write()));
    assertThatThrownBy(() -> ask(ASKED))
        .isInstanceOf(SecondaryUnavailable.class)
        .hasMessage("it refuses: not for you");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<a>",
        "<Envelope><Body/></Envelope>",
        "<Envelope><Body><GetLocationsInCityResponse/></Body></Envelope>",
        "<Envelope><Body><GetLocationsResponse/></Body></Envelope>",
        "<Envelope><Body><GetLocationsResponse><ReturnCode>500</ReturnCode>"
            + "</GetLocationsResponse></Body></Envelope>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Envelope><Body>&x;</Body>"
            + "</Envelope>"
      })
  void whatIsNoAnswerIsAFailure(String body) {
    says(200, body);
    assertThatThrownBy(() -> ask(ASKED)).isInstanceOf(SecondaryUnavailable.class);
  }

  @Test
  void tooLongAnAnswerIsNotRead() {
    says(200, " ".repeat(XmlLimits.LOCATION_ANSWER.bytes() + 1));
    assertThatThrownBy(() -> ask(ASKED))
        .isInstanceOf(SecondaryUnavailable.class)
        .hasMessageContaining("answer over");
  }

  @Test
  void anAnswerThatDoesNotEndIsNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    work =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(' ');
          exchange.getResponseBody().flush();
          try {
            never.await();
          } catch (InterruptedException stopped) {
            throw new IOException(stopped);
          }
        };
    assertThatThrownBy(() -> ask(ASKED, Duration.ofMillis(100)))
        .isInstanceOf(SecondaryUnavailable.class)
        .hasMessage("no whole answer within 100 ms");
  }

  @Test
  void whoIsNotThereIsAFailure() {
    server.stop(0);
    assertThatThrownBy(() -> ask(ASKED)).isInstanceOf(SecondaryUnavailable.class);
  }
}
