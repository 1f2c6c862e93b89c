package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.confab.protocol.xml.Xml;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.DigestPhone;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipSocket;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to be read as something that it is not. */
@ExtendWith(SharedConfab.class)
class HostileInputIT {
  /** A billion characters, if somebody puts them together. */
  private static final String BOMB =
      Stream.iterate(1, level -> level + 1)
              .limit(9)
              .map(
                  level ->
                      "<!ENTITY e%d \"%s\">"
                          .formatted(level, ("&e" + (level - 1) + ";").repeat(10)))
              .reduce("<!DOCTYPE x [<!ENTITY e0 \"0123456789\">", String::concat)
          + "]>";

  private static final String FILE = "<!DOCTYPE x [<!ENTITY e9 SYSTEM \"file:///etc/passwd\">]>";

  private static final String PIDF =
      "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\"%s\"><tuple id=\"a\"><status>"
          + "<basic>open</basic></status><note>%s</note></tuple></presence>";

  private static final String NOTE =
      "<publish xmlns=\"http://schemas.microsoft.com/2006/09/sip/rich-presence\">"
          + "<publications uri=\"%s\"><publication categoryName=\"note\" instance=\"0\""
          + " container=\"400\" version=\"0\" expireType=\"static\"><note"
          + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/note\"><body type=\"personal\""
          + " uri=\"\">%s</body></note></publication></publications></publish>";

  private static final String GROUP =
      "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
          + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\"><s:Body><m:addGroup>"
          + "<m:name>%s</m:name><m:externalURI/><m:deltaNum>%s</m:deltaNum></m:addGroup></s:Body>"
          + "</s:Envelope>";

  private static final String BATCH =
      "<batchSub xmlns=\"http://schemas.microsoft.com/2006/01/sip/batch-subscribe\" uri=\"%s\""
          + " name=\"%s\"><action name=\"subscribe\" id=\"1\"><adhocList><resource"
          + " uri=\"%s\"/></adhocList><categoryList"
          + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/categorylist\"><category"
          + " name=\"note\"/></categoryList></action></batchSub>";

  /** A doctype before the document, and the text in it that may be an entity. */
  private interface Sender {
    SipMessage send(String doctype, String text);
  }

  /** Refuses what has a doctype, tells nothing, keeps nothing, and takes the same without one. */
  private static void assertReadWithoutEntities(Sender sender) {
    for (String doctype : List.of(BOMB, FILE)) {
      SipMessage refused = sender.send(doctype, "&e9;");
      assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
      assertThat(refused.toString()).doesNotContain("root:");
    }
    SipMessage taken = sender.send("", "plain");
    assertThat(taken.status()).as(taken.toString()).isEqualTo(200);
  }

  @Test
  void aPublicationOfAPhoneIsReadWithoutEntities(ConfabServer server) {
    String user = NewUser.of(server);
    String uri = "sip:" + user + "@" + ConfabServer.DOMAIN;
    try (DigestPhone phone = DigestPhone.of(server, "tcp", user, ConfabServer.PASSWORD)) {
      assertThat(phone.signIn("MD5").status()).isEqualTo(200);
      assertReadWithoutEntities(
          (doctype, text) ->
              phone.ask(
                  phone.authorized(
                      phone
                          .request("PUBLISH", uri)
                          .with("Event", "presence")
                          .with("Expires", "600")
                          .body("application/pidf+xml", doctype + PIDF.formatted(uri, text)))));
    }
  }

  @Test
  void aPublicationIsReadWithoutEntities(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", NewUser.of(server))) {
      assertReadWithoutEntities(
          (doctype, text) ->
              user.ask(
                  user.request("SERVICE", user.aor())
                      .body(
                          "application/msrtc-category-publish+xml",
                          doctype + NOTE.formatted(user.aor(), text))));
    }
  }

  @Test
  void aChangeOfContactsIsReadWithoutEntities(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", NewUser.of(server))) {
      String delta = Xml.read(Kept.of(user).contacts()).attribute("deltaNum").orElseThrow();
      assertReadWithoutEntities(
          (doctype, text) ->
              user.ask(
                  user.request("SERVICE", user.aor())
                      .body("application/SOAP+xml", doctype + GROUP.formatted(text, delta))));
    }
  }

  @Test
  void aListOfThoseWatchedIsReadWithoutEntities(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", NewUser.of(server))) {
      assertReadWithoutEntities(
          (doctype, text) ->
              user.ask(
                  Publications.batch(
                      user.request("SUBSCRIBE", user.aor()),
                      doctype + BATCH.formatted(user.aor(), text, user.aor()))));
    }
  }

  @Test
  void jsonIsReadOnlySoDeepAndSoLong(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    for (String body :
        List.of(
            "[".repeat(16_000),
            "{\"uri\":".repeat(2_000),
            "{\"uri\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}",
            "{\"uri\":\"" + "x".repeat(200_000) + "\"}",
            "{\"uri\":1e999999999}")) {
      HttpResponse<String> refused = api.post("/api/users", body);
      assertThat(refused.statusCode())
          .as(body.substring(0, 15) + " " + refused.body())
          .isBetween(400, 499);
      assertThat(refused.body()).doesNotContain("Exception", "jakarta");
    }
  }

  static Stream<Arguments> ways() {
    List<String> names =
        List.of(
            "../../admin-password",
            "../../../../../../etc/passwd",
            "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
            "%252e%252e%252fadmin-password",
            "..%5c..%5cadmin-password",
            "..;/..;/admin-password",
            "%c0%ae%c0%ae/admin-password",
            "/etc/passwd",
            "%00",
            "admin-password%00.js",
            "WEB-INF/web.xml",
            "META-INF/MANIFEST.MF",
            "org/confab/web/admin/AdminFile.class",
            "AdminFile.class");
    return Stream.of("/abs/", "/abs/photos/", "/admin/", "/Admin/", "/api/", "/")
        .map(root -> Arguments.of(root, names));
  }

  /** As raw as it stands: clients tidy such paths up before they send them. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void noPathLeadsOut(String root, List<String> names, ConfabServer server) throws IOException {
    String secret = Files.readString(server.home().resolve("admin-password")).strip();
    boolean ofUsers = root.equals("/") || root.startsWith("/abs");
    String login = ofUsers ? "alice:" + ConfabServer.PASSWORD : "admin:" + secret;
    SSLSocketFactory sockets = AdminApi.trusting(server).getSocketFactory();
    for (String name : names) {
      try (Socket socket = sockets.createSocket("127.0.0.1", server.httpsPort())) {
        String answer = get(socket, root + name, login);
        assertThat(answer).as(name).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
        assertThat(answer)
            .as(name)
            .doesNotContain("root:x:", "Manifest-Version", "<web-app", "\u00ca\u00fe\u00ba\u00be")
            .doesNotContain(secret);
      }
    }
  }

  private static String get(Socket socket, String path, String login) throws IOException {
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    String request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic %s\r\nConnection: close\r\n\r\n"
            .formatted(path, basic);
    socket.setSoTimeout((int) SipSocket.PATIENCE.toMillis());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 0\r\nContent-Length: 40",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\nTransfer-Encoding: chunked, identity"
      })
  void aRequestInsideAnotherIsNotFoundOverHttp(String lengths, ConfabServer server)
      throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.httpPort())) {
      socket.setSoTimeout((int) SipSocket.PATIENCE.toMillis());
      String request =
          "POST /api/users HTTP/1.1\r\nHost: 127.0.0.1\r\n"
              + lengths
              + "\r\n\r\n"
              + "0\r\n\r\n"
              + "GET /health HTTP/1.1\r\n"
              + "Host: 127.0.0.1\r\n"
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\"ready\"");
    }
  }

  @Test
  void whatSomebodySendsForgesNoLineOfTheLogAndCommandsNoTerminal(ConfabServer server)
      throws IOException {
    Path log = server.home().resolve("log/server.log");
    long before = Files.size(log);
    String mark = "forged-" + System.nanoTime();
    String forged =
        "a\r\n 2026-01-01 00:00:00,000 ERROR [org.confab] (main) " + mark + "\u001b[31m";
    String user = NewUser.of(server);
    try (DigestPhone phone = DigestPhone.of(server, "tcp", user, ConfabServer.PASSWORD)) {
      phone.challenged(phone.ask(phone.register()), "MD5");
      phone.send(phone.authorized(phone.register().replace("Call-ID", forged)));
      assertThat(awaitLogged(log, before, mark))
          .noneMatch(line -> line.stripLeading().startsWith("2026-01-01 00:00:00,000"))
          .noneMatch(line -> line.chars().anyMatch(c -> c < ' ' && c != '\t'));
    }
  }

  /** The lines with that mark, once there are any. */
  private static List<String> awaitLogged(Path log, long from, String mark) throws IOException {
    long end = System.nanoTime() + SipSocket.PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      List<String> found = since(log, from).lines().filter(line -> line.contains(mark)).toList();
      if (!found.isEmpty()) {
        return found;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("nothing of it in " + log);
  }

  private static String since(Path log, long from) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(from);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
