import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Adds a user through the admin API.
 *
 * <p>Arguments: CA certificate (PEM), address of the users resource. Standard input, each ended by a
 * NUL: password of admin, SIP URI, password of the new user, display name (may be empty),
 * schemes of signing in (may be empty: all).
 */
final class AddUser {
  public static void main(String[] arguments) throws Exception {
    String[] given = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\0", -1);
    String credentials =
        Base64.getEncoder().encodeToString(("admin:" + given[0]).getBytes(StandardCharsets.UTF_8));
    String body =
        "{\"uri\":%s,\"password\":%s,\"displayName\":%s,\"schemes\":%s}"
            .formatted(json(given[1]), json(given[2]), json(given[3]), json(given[4]));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(arguments[1]))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .sslContext(trusting(Path.of(arguments[0])))
              .connectTimeout(Duration.ofSeconds(5))
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString());
      System.exit(report(answer, given[1]));
    } catch (IOException unreachable) {
      System.err.println("confab: the server does not answer: " + unreachable.getMessage());
      System.exit(1);
    }
  }

  private static int report(HttpResponse<String> answer, String uri) {
    if (answer.statusCode() == 201) {
      System.out.println("Added " + uri);
      return 0;
    }
    Matcher detail = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(answer.body());
    System.err.println(
        "confab: "
            + (detail.find()
                ? detail.group(1).replace("\\\"", "\"").replace("\\\\", "\\")
                : "the server answers " + answer.statusCode()));
    return 1;
  }

  private static SSLContext trusting(Path ca) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(ca)) {
      trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static String json(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (c < ' ') {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append((char) c);
              }
            });
    return out.append('"').toString();
  }
}
