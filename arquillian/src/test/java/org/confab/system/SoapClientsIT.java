package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.protocol.xml.Xml;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of every port that the server describes to clients, called by clients that know
 * nothing but the description: Java classes that wsimport makes of it, zeep, and curl with bodies
 * that are written down. An operation that nobody calls is a failure.
 */
@ExtendWith(SharedConfab.class)
class SoapClientsIT {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  void everyEndpointIsThePortOfSomeDescription(ConfabServer server) throws IOException {
    List<String> described =
        SoapPort.all(server).stream()
            .map(port -> port.address().replaceFirst("https://[^/]*", "").toLowerCase(Locale.ROOT))
            .toList();
    Path endpoints = ConfabServer.root().resolve("ws/src/main/webapp/WEB-INF/sun-jaxws.xml");
    assertThat(
            Xml.read(Files.readAllBytes(endpoints))
                .children("endpoint")
                .map(endpoint -> endpoint.required("url-pattern")))
        .isSubsetOf(described);
  }

  @Test
  void clientsThatWsimportMakesOfTheServedDescriptionsCallEveryOperation(ConfabServer server)
      throws Exception {
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> made = new ArrayList<>(List.of("src/test/soap/Import.java", sources.toString()));
    for (String path : SoapPort.PATHS) {
      made.add(inPackage(path) + "=" + here(server) + path);
    }
    java(server, "", made);
    compile(sources, classes);
    List<String> calls = new ArrayList<>(List.of("Calls", here(server)));
    String user = NewUser.of(server) + "@" + ConfabServer.DOMAIN;
    calls.addAll(List.of(user, ConfabServer.PASSWORD, pkcs10(user)));
    calls.addAll(SoapPort.PATHS);
    assertCalled(server, java(server, classes + ":", calls));
  }

  @Test
  void zeepCallsEveryOperation(ConfabServer server) {
    Path script = ConfabServer.root().resolve("ws/src/test/python/every_operation.py");
    List<String> command = new ArrayList<>(List.of(Tool.pythonWith("zeep"), script.toString()));
    command.addAll(List.of(here(server), authority(server)));
    command.addAll(List.of(NewUser.of(server) + "@" + ConfabServer.DOMAIN, ConfabServer.PASSWORD));
    command.addAll(SoapPort.PATHS);
    Map<String, String> quiet = Map.of("PYTHONWARNINGS", "ignore", "PYTHONDONTWRITEBYTECODE", "1");
    Shell.Result result = Shell.run(command, folder, quiet, LIMIT);
    assertThat(result.code()).as(result.output()).isZero();
    assertCalled(server, result.output());
    assertCounted(server);
  }

  /** Each operation was answered and was refused since the server started. */
  private static void assertCounted(ConfabServer server) {
    String figures = new AdminApi(server).get("/api/figures").body();
    SoapPort.all(server).stream()
        .flatMap(port -> port.operations().stream())
        .forEach(
            operation ->
                assertThat(figures)
                    .containsPattern(
                        "\"" + operation + "\":\\{\"requests\":[1-9]\\d*,\"refused\":[1-9]"));
  }

  @Test
  void curlCallsEveryOperationWithABodyThatIsWrittenDown(ConfabServer server) {
    Tool.require("curl", "openssl");
    String user = NewUser.of(server) + "@" + ConfabServer.DOMAIN;
    SoapCurl curl = new SoapCurl(server, user, pkcs10(user), folder);
    // A key's proof is for programs: what curl cannot compute is left to the two tests above.
    for (SoapPort port : SoapPort.all(server)) {
      for (String operation :
          port.name().contains("Proof") ? List.<String>of() : port.operations()) {
        assertThat(curl.answer(port, operation))
            .as(port + " " + operation)
            .containsPattern(operation.equals("IssueToken") ? "Assertion" : operation + "Response")
            .endsWith("\n200");
        assertThat(curl.fault(port, operation))
            .as(port + " " + operation)
            .contains("not well-formed or has a DTD")
            .endsWith(port.soap12() ? "\n400" : "\n500");
      }
    }
  }

  /** Descriptions of the same types share a package. */
  private static String inPackage(String path) {
    return path.substring(1, path.indexOf('/', 1)).toLowerCase(Locale.ROOT);
  }

  private static void assertCalled(ConfabServer server, String output) {
    List<String> lines = output.lines().filter(line -> line.startsWith("/")).toList();
    List<String> expected =
        SoapPort.all(server).stream()
            .flatMap(SoapPort::calls)
            .flatMap(call -> Stream.of(call + " answered", call + " fault"))
            .toList();
    assertThat(lines)
        .extracting(line -> line.replaceFirst(" (answered|fault) .*", " $1"))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(lines).noneMatch(line -> line.contains(" fault none"));
  }

  private String java(ConfabServer server, String classPath, List<String> arguments)
      throws IOException, GeneralSecurityException {
    List<String> command = new ArrayList<>(List.of(jdk("java"), "-XX:TieredStopAtLevel=1"));
    command.add("-Djavax.net.ssl.trustStore=" + trusting(server));
    command.add("-Djavax.net.ssl.trustStorePassword=changeit");
    command.addAll(List.of("-cp", classPath + metro()));
    command.addAll(arguments);
    return run(command);
  }

  private static void compile(Path sources, Path classes) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk("javac"), "-nowarn", "-proc:none"));
    command.addAll(List.of("-cp", metro(), "-d", classes.toString()));
    for (Path folder : List.of(sources, Path.of("src/test/soap"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
      }
    }
    run(command);
  }

  private static String run(List<String> command) {
    Shell.Result result = Shell.run(command, Path.of("").toAbsolutePath(), Map.of(), LIMIT);
    assertThat(result.code()).as(result.output()).isZero();
    return result.output();
  }

  /** Unpacked by the build. */
  private static String metro() {
    return Path.of("target/jaxws-ri/lib").toAbsolutePath() + "/*";
  }

  private static String jdk(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  private Path trusting(ConfabServer server) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("trust.p12");
    try (InputStream pem = Files.newInputStream(Path.of(authority(server)));
        OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      store.store(out, "changeit".toCharArray());
    }
    return file;
  }

  private String pkcs10(String user) {
    Tool.require("openssl");
    Path key = folder.resolve("key.pem");
    String request =
        run(
            List.of(
                "openssl",
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                key.toString(),
                "-subj",
                "/CN=" + user));
    int begin = request.indexOf("REQUEST-----") + 12;
    return request.substring(begin, request.indexOf("-----END", begin)).replaceAll("\\s", "");
  }

  private static String authority(ConfabServer server) {
    return server.home().resolve("keys/ca.pem").toString();
  }

  private static String here(ConfabServer server) {
    return "https://127.0.0.1:" + server.httpsPort();
  }
}
