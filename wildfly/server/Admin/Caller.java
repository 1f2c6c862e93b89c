import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks the admin API; trusts the CA of the instance alone. */
final class Caller {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private final HttpClient client;
  private final String base;
  private final String authorization;

  Caller(Path ca, String base, String name, String password)
      throws IOException, GeneralSecurityException {
    this.client =
        HttpClient.newBuilder()
            .sslContext(trusting(ca))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    this.base = base;
    byte[] login = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(login);
  }

  /** The answer; of a list that comes in pages, all of it. */
  Answer ask(Request request) throws IOException, InterruptedException {
    if (!request.saved().isEmpty()) {
      return SavedBackup.save(client, made(URI.create(base + request.path()), request), request);
    }
    HttpResponse<String> response = send(made(URI.create(base + request.path()), request));
    StringBuilder list = new StringBuilder(response.body());
    Optional<URI> next = next(response);
    while (request.all() && next.isPresent()) {
      response = send(made(next.get(), Request.get("")));
      if (response.statusCode() != 200) {
        return new Answer(response.statusCode(), response.body());
      }
      String more = response.body().strip();
      if (more.length() > 2) {
        list.setLength(list.lastIndexOf("]"));
        list.append(',').append(more, 1, more.length());
      }
      next = next(response);
    }
    return new Answer(response.statusCode(), list.toString());
  }

  private static Optional<URI> next(HttpResponse<String> response) {
    return response.headers().allValues("Link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(found -> response.uri().resolve(found.group(1)))
        .findFirst();
  }

  private HttpRequest made(URI uri, Request request) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofMinutes(5))
        .header("Authorization", authorization)
        .header("Content-Type", request.type())
        .method(request.method(), request.body())
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static SSLContext trusting(Path ca) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(ca)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
