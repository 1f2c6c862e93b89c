package org.confab.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;

/** Sends the bodies in {@code src/test/resources/soap} to web services with curl. */
final class SoapCurl {
  private static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
  private static final Pattern ASSERTION = Pattern.compile("(?s)<Assertion .*</Assertion>");
  private static final String TICKETS = "/webticket/webticketservice.svc/auth";

  private final String base;
  private final Path authority;
  private final String user;
  private final String pkcs10;
  private final Path folder;

  SoapCurl(ConfabServer server, String user, String pkcs10, Path folder) {
    this.base = "https://127.0.0.1:" + server.httpsPort();
    this.authority = server.home().resolve("keys/ca.pem");
    this.user = user;
    this.pkcs10 = pkcs10;
    this.folder = folder;
  }

  /** The answer to an operation, and in the last line its status. */
  String answer(SoapPort port, String operation) {
    return post(port.address(), port.soap12(), envelope(port, operation));
  }

  /** The same of a message with a document type, which no service reads. */
  String fault(SoapPort port, String operation) {
    return post(port.address(), port.soap12(), "<!DOCTYPE a>" + envelope(port, operation));
  }

  private String envelope(SoapPort port, String operation) {
    return "<s:Envelope xmlns:s='%s'><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"
        .formatted(
            port.soap12() ? SOAP_12 : SOAP_11,
            proof(port),
            body(operation, base + "/CertProv/CertProvisioningService.svc/WebTicket_Bearer"));
  }

  private String proof(SoapPort port) {
    String token = "";
    if (port.name().contains("WebTicketBearer")) {
      token = ticket(port.address());
    } else if (port.name().contains("UserName")) {
      token =
          "<UsernameToken><Username>%s</Username><Password>%s</Password></UsernameToken>"
              .formatted(user, ConfabServer.PASSWORD);
    }
    return token.isEmpty() ? "" : "<Security xmlns='" + SECURITY + "'>" + token + "</Security>";
  }

  private String ticket(String audience) {
    String request =
        "<s:Envelope xmlns:s='%s'><s:Body>%s</s:Body></s:Envelope>"
            .formatted(SOAP_11, body("IssueToken", audience));
    String answer = post(base + TICKETS, false, request);
    Matcher assertion = ASSERTION.matcher(answer);
    if (!assertion.find()) {
      throw new AssertionError("no ticket for " + audience + ":\n" + answer);
    }
    return assertion.group();
  }

  private String body(String operation, String audience) {
    Path file = Path.of("src/test/resources/soap", operation + ".xml");
    if (!Files.exists(file)) {
      throw new AssertionError("no body of " + operation + " is written down in " + file);
    }
    try {
      return Files.readString(file)
          .replace("AUDIENCE", audience)
          .replace("USER", user)
          .replace("PKCS10<", pkcs10 + "<");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String post(String address, boolean soap12, String envelope) {
    try {
      Path body = Files.writeString(folder.resolve("body.xml"), envelope);
      List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error"));
      command.addAll(List.of("--cacert", authority.toString(), "--write-out", "\n%{http_code}"));
      command.addAll(List.of("--user", user + ":" + ConfabServer.PASSWORD));
      command.addAll(
          List.of("-H", "Content-Type: " + (soap12 ? "application/soap+xml" : "text/xml")));
      command.addAll(List.of("--data-binary", "@" + body, address));
      Shell.Result result = Shell.run(command, folder, Map.of(), Duration.ofSeconds(30));
      if (result.code() != 0) {
        throw new AssertionError(result.output());
      }
      return result.output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
