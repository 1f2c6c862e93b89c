import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Administers users, policies and locations through the admin API.
 *
 * <p>Arguments: CA certificate (PEM), address of the resource, the action, and {@code json} or {@code
 * text}. The actions of users are {@code add}, {@code list}, {@code enable}, {@code disable}, {@code
 * password}, {@code kerberos}, {@code photo}, {@code photo-set}, {@code photo-remove}, {@code manager}, {@code
 * manager-set}, {@code manager-remove}, {@code sign-out}, {@code remove}, {@code certificates} and {@code
 * revoke}; those of policies {@code policies}, {@code settings}, {@code show}, {@code set} and {@code unset};
 * those of the address book {@code files} and {@code generate}; those of locations {@code locations}, {@code
 * export}, {@code import} and {@code replace}; those of the directory {@code directory} and {@code sync}.
 * Standard input, each ended by a NUL: password of admin, and of users SIP URI, password, display name,
 * schemes of signing in, serial number of a certificate, name in Kerberos, file of a picture or address of a
 * superior; of policies scope, name, value; of locations the file; of the directory the words of an order.
 * What is not given is empty.
 */
final class Admin {
  private final String action;
  private final String base;
  private final String[] given;

  private Admin(String action, String base, String[] given) {
    this.action = action;
    this.base = base;
    this.given = given;
  }

  public static void main(String[] arguments) throws Exception {
    String[] given = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\0", -1);
    Admin admin = new Admin(arguments[2], arguments[1], given);
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .sslContext(trusting(Path.of(arguments[0])))
              .connectTimeout(Duration.ofSeconds(5))
              .build()
              .send(admin.request(), HttpResponse.BodyHandlers.ofString());
      System.exit(admin.report(answer, arguments[3].equals("json")));
    } catch (IOException unreachable) {
      System.err.println("confab: the server does not answer: " + unreachable.getMessage());
      System.exit(1);
    }
  }

  private HttpRequest request() throws IOException {
    String credentials =
        Base64.getEncoder().encodeToString(("admin:" + given[0]).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(base + path()))
        .timeout(Duration.ofMinutes(5))
        .header("Authorization", "Basic " + credentials)
        .header("Content-Type", type())
        .method(method(), content())
        .build();
  }

  private boolean entersTable() {
    return action.equals("import") || action.equals("replace");
  }

  private String type() {
    if (action.equals("photo-set")) {
      return "application/octet-stream";
    }
    return entersTable() ? "text/csv; charset=UTF-8" : "application/json";
  }

  private HttpRequest.BodyPublisher content() throws IOException {
    if (action.equals("photo-set")) {
      return HttpRequest.BodyPublishers.ofFile(Path.of(given[7]));
    }
    return entersTable()
        ? HttpRequest.BodyPublishers.ofFile(Path.of(given[1]))
        : HttpRequest.BodyPublishers.ofString(body());
  }

  private String path() {
    return switch (action) {
      case "add", "list", "policies", "set", "files", "generate", "locations", "import", "replace", "directory" -> "";
      case "sync" -> "/synchronisation";
      case "export" -> "/table";
      case "settings" -> "/settings";
      case "show" -> "/users" + user();
      case "unset" -> "/" + encoded(given[1]) + "/" + encoded(given[2]);
      case "kerberos" -> user() + "/kerberos";
      case "photo", "photo-set", "photo-remove" -> user() + "/photo";
      case "manager", "manager-set", "manager-remove" -> user() + "/manager";
      case "sign-out" -> user() + "/sessions";
      case "certificates" -> user() + "/certificates";
      case "revoke" ->
          user() + "/certificates" + (given[5].isEmpty() ? "" : "/" + encoded(given[5]));
      default -> user();
    };
  }

  private String user() {
    return "/" + encoded(given[1].replaceFirst("^sips?:", ""));
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String method() {
    return switch (action) {
      case "add", "generate", "import", "sync" -> "POST";
      case "list", "certificates", "policies", "settings", "show", "files", "locations", "export", "directory", "photo", "manager" ->
          "GET";
      case "remove", "revoke", "sign-out", "unset", "photo-remove", "manager-remove" -> "DELETE";
      case "set", "replace", "photo-set", "manager-set" -> "PUT";
      case "kerberos" -> given[6].isEmpty() ? "DELETE" : "PUT";
      default -> "PATCH";
    };
  }

  private String body() {
    return switch (action) {
      case "add" ->
          "{\"uri\":%s,\"password\":%s,\"displayName\":%s,\"schemes\":%s}"
              .formatted(json(given[1]), json(given[2]), json(given[3]), json(given[4]));
      case "password" ->
          "{\"password\":%s,\"schemes\":%s}".formatted(json(given[2]), json(given[4]));
      case "kerberos" -> given[6].isEmpty() ? "" : "{\"principal\":%s}".formatted(json(given[6]));
      case "manager-set" -> "{\"manager\":%s}".formatted(json(given[7]));
      case "set" ->
          "{\"scope\":%s,\"name\":%s,\"value\":%s}"
              .formatted(json(given[1]), json(given[2]), json(given[3]));
      case "sync" ->
          "{\"allowRemovals\":%b,\"adopt\":%b}"
              .formatted(given[1].contains("allow-removals"), given[1].contains("adopt"));
      case "enable" -> "{\"enabled\":true}";
      case "disable" -> "{\"enabled\":false}";
      default -> "";
    };
  }

  private int report(HttpResponse<String> answer, boolean json) {
    if (answer.statusCode() / 100 == 2) {
      System.out.println(json ? answer.body() : text(answer.body()));
      return 0;
    }
    String detail = member(answer.body(), "detail");
    System.err.println(
        "confab: " + (detail.isEmpty() ? "the server answers " + answer.statusCode() : detail));
    return 1;
  }

  private String text(String body) {
    String signedOut = "; endpoints signed out: " + member(body, "signedOut");
    return switch (action) {
      case "list" -> lines(body, "%-40s %-8s %s", "uri", "enabled", "displayName");
      case "policies", "show" -> lines(body, "%-32s %-48s %s", "scope", "name", "value");
      case "directory" -> directory(body);
      case "sync" -> synchronisation(body);
      case "settings" -> lines(body, "%-48s %-24s %s", "name", "default", "takes");
      case "files" -> lines(body, "%-20s %-12s %12s", "name", "date", "bytes");
      case "generate" ->
          "Made %s: %s contacts, %s deltas"
              .formatted(member(body, "file"), member(body, "contacts"), member(body, "deltas"));
      case "locations" ->
          lines(body, "%-9s %-24s %-20s %-24s %s", "type", "id", "port", "location", "city");
      case "export" -> body.stripTrailing();
      case "import" -> "Entered: " + member(body, "entries");
      case "replace" -> "Entered in the place of everything: " + member(body, "entries");
      case "set" -> "Set " + given[2] + " for " + given[1];
      case "unset" -> "Unset " + given[2] + " for " + given[1];
      case "certificates" -> certificates(body);
      case "revoke" -> "Revoked of " + given[1] + ": " + objects(body).size();
      case "photo", "photo-set", "photo-remove" -> photo(body);
      case "manager", "manager-set", "manager-remove" ->
          member(body, "manager").isEmpty()
              ? given[1] + " reports to nobody"
              : given[1] + " reports to " + member(body, "manager");
      case "add" -> "Added " + given[1];
      case "enable" -> "Enabled " + given[1];
      case "disable" -> "Disabled " + given[1] + signedOut;
      case "sign-out" -> "Signed out " + given[1] + signedOut;
      case "remove" -> "Removed " + given[1] + signedOut;
      case "kerberos" ->
          given[1] + " is called " + (given[6].isEmpty() ? "alike" : given[6]) + " in Kerberos" + signedOut;
      default -> "New password for " + given[1] + signedOut;
    };
  }

  private String photo(String body) {
    return member(body, "photo").isEmpty()
        ? given[1] + " has no picture"
        : "%s has the picture %s, %s, %s octets"
            .formatted(
                given[1], member(body, "photo"), member(body, "type"), member(body, "bytes"));
  }

  private static String directory(String body) {
    String refused = lines(body.replaceFirst("^\\{", ""), "refused    %s: %s", "name", "why");
    return "%s%nservers    %s%nread whole %s%naccounts   %s, without an account %s, lists %s%s"
        .formatted(
            member(body, "standing"),
            member(body, "servers"),
            member(body, "completed"),
            member(body, "users"),
            member(body, "outsiders"),
            member(body, "lists"),
            refused.isEmpty() ? "" : "\n" + refused);
  }

  private static String synchronisation(String body) {
    if (member(body, "busy").equals("true")) {
      return "The synchronisation goes on; see directory status.";
    }
    String counts =
        Stream.of(
                "added", "changed", "renamed", "enabled", "disabled", "removed", "lists", "failed",
                "withheld")
            .map(name -> name + " " + member(body, name))
            .collect(Collectors.joining(", "));
    Matcher problems = Pattern.compile("\"problems\":\\[(.*)]").matcher(body);
    String said = problems.find() ? problems.group(1) : "";
    return said.isEmpty() ? counts : counts + "\n" + said;
  }

  private static String certificates(String body) {
    List<String> all = objects(body);
    return all.isEmpty()
        ? "No certificates"
        : all.stream().map(Admin::certificate).collect(Collectors.joining("\n"));
  }

  private static String certificate(String one) {
    Instant now = Instant.now();
    String state =
        !member(one, "revokedAt").isEmpty()
            ? "revoked"
            : Instant.parse(member(one, "notAfter")).isBefore(now) ? "expired" : "holds";
    return "%-32s %-8s until %s device %s"
        .formatted(member(one, "serial"), state, member(one, "notAfter"), member(one, "device"));
  }

  /** A line for each object of an array. */
  private static String lines(String body, String form, String... members) {
    return objects(body).stream()
        .map(
            object ->
                form.formatted(
                        Stream.of(members).map(name -> shown(object, name)).toArray(Object[]::new))
                    .stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private static String shown(String object, String name) {
    String text = member(object, name);
    return name.equals("enabled") ? (text.equals("true") ? "enabled" : "disabled") : text;
  }

  /** The objects of an array. */
  private static List<String> objects(String body) {
    return Pattern.compile("\\{(?:[^{}\"]|\"(?:[^\"\\\\]|\\\\.)*\")*}")
        .matcher(body)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** A member's text, number or truth value; empty if there is none. */
  private static String member(String json, String name) {
    Matcher found =
        Pattern.compile("\"" + name + "\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,}\\s]+))").matcher(json);
    if (!found.find()) {
      return "";
    }
    return found.group(1) == null
        ? found.group(2)
        : Pattern.compile("\\\\(.)")
            .matcher(found.group(1))
            .replaceAll(
                escaped ->
                    Matcher.quoteReplacement(
                        escaped.group(1).equals("n") ? "\n" : escaped.group(1)));
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
