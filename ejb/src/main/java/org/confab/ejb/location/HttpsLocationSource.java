package org.confab.ejb.location;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.confab.core.NamedSecrets;
import org.confab.core.location.LocationLimits;
import org.confab.core.location.LocationSettings;
import org.confab.core.location.SecondarySource;
import org.confab.core.location.SecondaryUnavailable;
import org.confab.ejb.http.BoundedBody;
import org.confab.ejb.http.PemTrust;
import org.confab.ejb.settings.Passwords;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.LocationAnswer;
import org.confab.protocol.location.LocationRequest;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.confab.protocol.xml.XmlRefused;

/**
 * Asks another location service in SOAP 1.1 over HTTPS, as its clients do; connections are kept and
 * used again. The password is read with every question, the CA file when it has changed.
 */
final class HttpsLocationSource implements SecondarySource {
  private static final int MAX_REASON = 200;

  private final LocationSettings.Secondary settings;
  private final NamedSecrets secrets;
  private final Times times;
  private Optional<Connected> connected = Optional.empty();

  /** A client, and when the CA file was written that it goes by. */
  private record Connected(String written, HttpClient client) {}

  /**
   * How long is waited at most.
   *
   * @param connect until a connection comes about
   * @param answer from the connection to the answer's last byte
   */
  record Times(Duration connect, Duration answer) {
    /** The limits of a server that runs. */
    static final Times USUAL =
        new Times(LocationLimits.SECONDARY_CONNECT, LocationLimits.SECONDARY_TIME);
  }

  HttpsLocationSource(LocationSettings.Secondary settings, NamedSecrets secrets, Times times) {
    this.settings = settings;
    this.secrets = secrets;
    this.times = times;
  }

  @Override
  public List<CivicAddress> ask(LocationRequest request) {
    LocationAnswer answer = read(request, post(request));
    if (answer.code() == LocationAnswer.Code.SERVER_ERROR) {
      throw new SecondaryUnavailable("it cannot look locations up itself");
    }
    return answer.locations();
  }

  private HttpResponse<byte[]> post(LocationRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client()
            .sendAsync(
                message(request), info -> new BoundedBody(XmlLimits.LOCATION_ANSWER.bytes()));
    try {
      // The request's own limit ends with the head of the answer: a body may drip for ever.
      return answer.get(times.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new SecondaryUnavailable(
          "no whole answer within " + times.answer().toMillis() + " ms", late);
    } catch (ExecutionException failed) {
      throw new SecondaryUnavailable(String.valueOf(failed.getCause()), failed);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new SecondaryUnavailable("this server is being stopped", stopped);
    }
  }

  private HttpRequest message(LocationRequest request) {
    SoapEnvelope envelope = new SoapEnvelope(List.of(request.write()));
    HttpRequest.Builder message =
        HttpRequest.newBuilder(settings.address())
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "\"" + request.operation().action() + "\"")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Xml.bytes(envelope.write())));
    settings.user().ifPresent(user -> message.header("Authorization", basic(user)));
    return message.build();
  }

  private String basic(String user) {
    try {
      String password = Passwords.read(settings.password().orElseThrow(), secrets);
      byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(login);
    } catch (IOException unreadable) {
      throw new SecondaryUnavailable(
          "the password cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static LocationAnswer read(LocationRequest request, HttpResponse<byte[]> response) {
    if (response.statusCode() != 200 && response.statusCode() != 500) {
      throw new SecondaryUnavailable("it answers with HTTP status " + response.statusCode());
    }
    try {
      XmlElement document = Xml.read(response.body(), XmlLimits.LOCATION_ANSWER);
      XmlElement body = SoapEnvelope.read(document).method();
      if (body.name().equals("Fault")) {
        throw new SecondaryUnavailable("it refuses: " + reason(body));
      }
      if (!body.name().equals(request.operation().answerName())) {
        throw new SecondaryUnavailable("it answers something else");
      }
      return LocationAnswer.read(body);
    } catch (XmlRefused | IllegalArgumentException unreadable) {
      throw new SecondaryUnavailable("its answer cannot be read: " + unreadable, unreadable);
    }
  }

  private static String reason(XmlElement fault) {
    String text = fault.childText("faultstring").replaceAll("\\p{Cntrl}+", " ");
    return text.substring(0, Math.min(text.length(), MAX_REASON));
  }

  private synchronized HttpClient client() {
    try {
      String written = "";
      if (settings.authority().isPresent()) {
        written = Files.getLastModifiedTime(settings.authority().get()).toString();
      }
      if (connected.isEmpty() || !connected.get().written().equals(written)) {
        connected = Optional.of(new Connected(written, connect()));
      }
      return connected.get().client();
    } catch (IOException | GeneralSecurityException unusable) {
      throw new SecondaryUnavailable("its CA file cannot be used: " + unusable, unusable);
    }
  }

  private HttpClient connect() throws IOException, GeneralSecurityException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(times.connect())
        .sslContext(PemTrust.trusting(settings.authority()))
        .build();
  }
}
