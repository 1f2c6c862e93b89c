package org.confab.ejb.check;

import static org.confab.protocol.webticket.WebNamespaces.ADDRESSING;
import static org.confab.protocol.webticket.WebNamespaces.POLICY;
import static org.confab.protocol.webticket.WebNamespaces.SAML_TOKEN;
import static org.confab.protocol.webticket.WebNamespaces.SECURITY;
import static org.confab.protocol.webticket.WebNamespaces.SOAP;
import static org.confab.protocol.webticket.WebNamespaces.TRUST;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Trouble;
import org.confab.ejb.check.CheckUsers.CheckUser;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** Asks the web services of this server, over HTTPS with name and password. */
final class WebClient {
  private static final String TICKETS = "/WebTicket/WebTicketService.svc/auth";
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private final OwnServer server;
  private Optional<HttpClient> client = Optional.empty();

  WebClient(OwnServer server) {
    this.server = server;
  }

  /** Made when it is needed: keys that cannot be read are told by the check that needs them. */
  private HttpClient client() {
    HttpClient made =
        client.orElseGet(
            () ->
                HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .sslContext(server.tls())
                    .build());
    client = Optional.of(made);
    return made;
  }

  /** The address of what is at that path. */
  String address(String path) {
    return server.web() + path;
  }

  /** A page for that user; any status but 200 is a failure. */
  byte[] get(String path, CheckUser user) throws IOException {
    return answered(path, to(path, user).GET().build());
  }

  /**
   * An operation of a SOAP 1.1 service: the first element of the answer's body.
   *
   * @param header the header's element, if there is one
   */
  XmlElement ask(String path, CheckUser user, Optional<XmlElement> header, XmlElement body)
      throws IOException {
    XmlElement envelope = XmlElement.of(SOAP, "Envelope");
    if (header.isPresent()) {
      envelope = envelope.with(XmlElement.of(SOAP, "Header").with(header.get()));
    }
    byte[] request = Xml.bytes(envelope.with(XmlElement.of(SOAP, "Body").with(body)));
    byte[] answer =
        answered(
            path,
            to(path, user)
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build());
    return Xml.read(answer)
        .path("Body")
        .flatMap(it -> it.children().stream().findFirst())
        .orElseThrow(() -> new CheckFailed(Trouble.WRONG_ANSWER, path + " answers without a body"));
  }

  /**
   * A web ticket for the service at that path, as the header of a request to it ([MS-OCAUTHWS]).
   */
  XmlElement ticket(String path, CheckUser user) throws IOException {
    XmlElement reference =
        XmlElement.of(ADDRESSING, "EndpointReference").withTextChild("Address", address(path));
    XmlElement wanted =
        XmlElement.of(TRUST, "RequestSecurityToken")
            .withTextChild("TokenType", SAML_TOKEN)
            .withTextChild("RequestType", TRUST + "/Issue")
            .with(XmlElement.of(POLICY, "AppliesTo").with(reference));
    XmlElement answer = ask(TICKETS, user, Optional.empty(), wanted);
    return XmlElement.of(SECURITY, "Security").with(found(answer, "Assertion"));
  }

  private HttpRequest.Builder to(String path, CheckUser user) {
    String login = user.aor().address() + ":" + user.password();
    return HttpRequest.newBuilder(URI.create(address(path)))
        .timeout(LIMIT)
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] answered(String path, HttpRequest request) throws IOException {
    try {
      HttpResponse<byte[]> answer = client().send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new CheckFailed(Trouble.REFUSED, path, "HTTP " + answer.statusCode() + fault(answer));
      }
      return answer.body();
    } catch (ConnectException nobody) {
      CheckFailed failed = new CheckFailed(Trouble.NO_LISTENER, server.web());
      failed.initCause(nobody);
      throw failed;
    } catch (HttpTimeoutException late) {
      CheckFailed failed = new CheckFailed(Trouble.NO_ANSWER, path);
      failed.initCause(late);
      throw failed;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("while waiting for " + path);
    }
  }

  /** What a SOAP fault says, if it is one. */
  private static String fault(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("text/xml")) {
      return "";
    }
    try {
      return all(Xml.read(answer.body()))
          .filter(one -> one.name().equals("faultstring"))
          .findFirst()
          .map(one -> ": " + one.text())
          .orElse("");
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }

  /** The first element of that name, however deep. */
  static XmlElement found(XmlElement within, String name) {
    return all(within)
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CheckFailed(Trouble.WRONG_ANSWER, "an answer without " + name));
  }

  /** An element with everything in it. */
  static Stream<XmlElement> all(XmlElement element) {
    return Stream.concat(Stream.of(element), element.children().stream().flatMap(WebClient::all));
  }
}
