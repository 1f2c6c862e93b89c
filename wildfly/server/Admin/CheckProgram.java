import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * {@code ./confab check}: what only outside can be seen, and what the server finds when it tries
 * itself ({@code /health/deep}).
 */
final class CheckProgram {
  /** What is looked at from outside, in its order. */
  private static final List<String> OUTSIDE = List.of("process", "media-process", "https", "dns");

  private static final Duration WARNING = Duration.ofDays(30);

  /** The server takes 28 s at most, and another check may be under way. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Path ca;
  private final URI server;
  private final String login;
  private final Map<String, String> seen;
  private final List<String> wanted;
  private final List<CheckLine> lines = new ArrayList<>();

  /**
   * What the shell has seen: {@code server} and {@code media}, the numbers of the processes, empty
   * if they do not run; {@code dns}, {@code right}, {@code some}, {@code wrong} or {@code local}, and
   * {@code records}, how many of them are right.
   */
  private CheckProgram(
      Path ca, URI server, String login, Map<String, String> seen, List<String> wanted) {
    this.ca = ca;
    this.server = server;
    this.login = login;
    this.seen = seen;
    this.wanted = wanted;
  }

  /**
   * Runs it.
   *
   * @param words {@code --json} or {@code --text}, what the shell has seen as {@code name=value}, a
   *     word {@code --}, and the names of the checks that are wanted; none for all
   * @return the exit code
   */
  static int run(String ca, String api, String name, String password, List<String> words) {
    Map<String, String> seen = new LinkedHashMap<>();
    int names = words.indexOf("--");
    for (String word : words.subList(1, names)) {
      seen.put(word.replaceFirst("=.*", ""), word.replaceFirst("^[^=]*=", ""));
    }
    CheckProgram program =
        new CheckProgram(
            Path.of(ca),
            URI.create(api.isEmpty() ? "https://127.0.0.1/" : api),
            name + ":" + password,
            seen,
            words.subList(names + 1, words.size()));
    return program.run(words.get(0).equals("--json"));
  }

  private int run(boolean json) {
    long began = System.nanoTime();
    boolean lives = process();
    boolean answers = lives && https();
    if (wants("dns")) {
      lines.add(dns());
    }
    if (answers) {
      try {
        inside();
      } catch (WrongWords wrong) {
        System.err.println("\nconfab: " + wrong.getMessage());
        return Admin.USAGE;
      }
    }
    boolean green = lines.stream().allMatch(CheckLine::green);
    System.out.println(json ? json(green) : text(green, millis(began)));
    return green ? Admin.DONE : Admin.REFUSED;
  }

  private boolean wants(String name) {
    return wanted.isEmpty() || wanted.contains(name);
  }

  private boolean process() {
    boolean lives = !seen.get("server").isEmpty();
    if (!lives) {
      lines.add(
          CheckLine.failed(
              "process",
              0,
              "the server does not run",
              "Start it: ./confab run --detach. log/server.log and log/console.log tell how it ended."));
    } else if (wants("process")) {
      lines.add(CheckLine.good("process", 0, "process " + seen.get("server")));
    }
    if (wants("media-process")) {
      lines.add(
          seen.get("media").isEmpty()
              ? CheckLine.failed(
                  "media-process",
                  0,
                  "the media server does not run",
                  "It is started again within half a minute, if its keeper runs: see"
                      + " log/media-console.log; else ./confab stop and ./confab run.")
              : CheckLine.good("media-process", 0, "process " + seen.get("media")));
    }
    return lives;
  }

  /** Whether it answers, with whatever certificate; that it is good is another matter. */
  private boolean https() {
    long began = System.nanoTime();
    String place = server.getHost() + ":" + server.getPort();
    try {
      X509Certificate shown =
          new ServedCertificate(ca).at(server.getHost().replaceAll("[\\[\\]]", ""), server.getPort());
      CheckLine line = dates(shown, millis(began));
      if (wants("https") || !line.green()) {
        lines.add(line);
      }
      return true;
    } catch (SSLException foreign) {
      lines.add(
          CheckLine.failed(
              "https",
              millis(began),
              place + " shows a certificate that keys/ca.pem has not signed",
              "Something else listens there, or keys/ was exchanged: restart the server."));
    } catch (IOException silent) {
      lines.add(
          CheckLine.failed(
              "https",
              millis(began),
              "nothing answers at https://" + place + " (" + silent.getMessage() + ")",
              "The server is starting, stopping or hangs: see log/server.log; ./confab stop and ./confab run."));
    } catch (GeneralSecurityException unreadable) {
      lines.add(
          CheckLine.failed(
              "https", millis(began), "keys/ca.pem cannot be read", "Put back keys/ of this instance."));
    }
    return false;
  }

  private static CheckLine dates(X509Certificate shown, long millis) {
    Instant now = Instant.now();
    Instant end = shown.getNotAfter().toInstant();
    LocalDate day = LocalDate.ofInstant(end, ZoneOffset.UTC);
    String renew =
        "Give this instance a new one: ./confab certificate server import FILE; or one of its own CA:"
            + " ./confab stop, move keys/server.p12 away, ./confab run.";
    if (end.isBefore(now)) {
      return CheckLine.failed("https", millis, "the certificate of HTTPS expired on " + day, renew);
    }
    if (shown.getNotBefore().toInstant().isAfter(now)) {
      return CheckLine.failed(
          "https",
          millis,
          "the certificate of HTTPS is not valid yet",
          "Correct the clock of this machine.");
    }
    String detail = "answers; its certificate is good until " + day;
    return end.isBefore(now.plus(WARNING))
        ? new CheckLine("https", "warning", millis, "", "its certificate expires on " + day, renew)
        : CheckLine.good("https", millis, detail);
  }

  private CheckLine dns() {
    String records = seen.get("records");
    return switch (seen.get("dns")) {
      case "local" ->
          CheckLine.none("dns", "the server listens on this machine alone");
      case "right" -> CheckLine.good("dns", 0, records);
      case "some" ->
          new CheckLine(
              "dns", "warning", 0, "", records, "./confab check dns tells the others; not all are needed.");
      default ->
          CheckLine.failed(
              "dns",
              0,
              "no DNS record leads clients here" + (records.isEmpty() ? "" : ": " + records),
              "./confab check dns tells the records to enter.");
    };
  }

  /** What the server finds. */
  private void inside() throws WrongWords {
    List<String> names = wanted.stream().filter(one -> !OUTSIDE.contains(one)).toList();
    if (names.isEmpty() && !wanted.isEmpty()) {
      return;
    }
    String only =
        names.isEmpty()
            ? ""
            : "?only=" + URLEncoder.encode(String.join(",", names), StandardCharsets.UTF_8);
    long began = System.nanoTime();
    try {
      HttpResponse<String> answer = ask("/health/deep" + only);
      if (answer.statusCode() == 400) {
        throw new WrongWords(
            Json.text(Json.read(answer.body()), "detail")
                + " From outside: "
                + String.join(", ", OUTSIDE)
                + ".");
      }
      List<Object> told =
          answer.body().startsWith("{") ? Json.list(Json.read(answer.body()), "checks") : List.of();
      if (!told.isEmpty()) {
        told.forEach(one -> lines.add(CheckLine.of(one)));
        return;
      }
      lines.add(
          CheckLine.failed(
              "server",
              millis(began),
              "/health/deep answers " + answer.statusCode(),
              answer.statusCode() == 401
                  ? "admin-password in the instance's home is not that of the server: put it back."
                  : "Look for ERROR in log/server.log since the last start."));
    } catch (IOException | IllegalArgumentException silent) {
      lines.add(
          CheckLine.failed(
              "server",
              millis(began),
              "/health/deep does not answer (" + silent.getMessage() + ")",
              "The server is overloaded or hangs: see log/server.log."));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private HttpResponse<String> ask(String path)
      throws IOException, InterruptedException, GeneralSecurityException {
    byte[] credentials = login.getBytes(StandardCharsets.UTF_8);
    return HttpClient.newBuilder()
        .sslContext(new ServedCertificate(ca).context())
        .connectTimeout(Duration.ofSeconds(5))
        .build()
        .send(
            HttpRequest.newBuilder(server.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private String json(boolean green) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("green", green);
    out.put("checks", lines.stream().map(CheckLine::json).toList());
    return Json.write(out);
  }

  private String text(boolean green, long millis) {
    StringBuilder out = new StringBuilder();
    lines.forEach(line -> out.append(line.shown()).append('\n'));
    long red = lines.stream().filter(line -> !line.green() && line.tried()).count();
    long untried = lines.stream().filter(line -> !line.tried()).count();
    String seconds = "%.1f s".formatted(millis / 1000.0);
    return out.append(
            green
                ? "All green, %d checks in %s".formatted(lines.size(), seconds)
                : "%d of %d checks failed, %d not tried, in %s"
                    .formatted(red, lines.size(), untried, seconds))
        .toString();
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000L;
  }
}
