package org.confab.bench.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** One operation of a SOAP service of a server, over HTTPS with connections that are kept. */
public final class SoapService {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final HttpRequest.Builder request;
  private final String path;

  /** That operation at that path. */
  public SoapService(Confab server, String path, String action) {
    this.http = server.http();
    this.path = path;
    this.request =
        HttpRequest.newBuilder(URI.create(server.https(path)))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(PATIENCE)
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "\"" + action + "\"");
  }

  /** What the service answers to that envelope; fails unless that is 200. */
  public CompletableFuture<byte[]> call(String envelope) {
    return http.sendAsync(
            request.copy().POST(HttpRequest.BodyPublishers.ofString(envelope)).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(this::success);
  }

  /** The same as XML. */
  XmlElement ask(XmlElement envelope) {
    return Xml.read(call(Xml.write(envelope)).join());
  }

  private byte[] success(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          path + ": " + answer.statusCode() + " " + new String(answer.body()));
    }
    return answer.body();
  }
}
