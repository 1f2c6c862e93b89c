package org.confab.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;

/**
 * A port of a web service, as the description tells it that the server gives to clients.
 *
 * @param path where the description is
 * @param name the port's
 * @param address where its messages go
 * @param soap12 whether they are of SOAP 1.2
 * @param operations what can be asked there
 */
record SoapPort(String path, String name, String address, boolean soap12, List<String> operations) {
  /** The paths of all descriptions. */
  static final List<String> PATHS =
      List.of(
          "/groupexpansion/service.svc?wsdl",
          "/groupexpansion/service.svc/mex",
          "/locationinformation/liservice.svc/mex",
          "/locationinformation/liservice.svc?wsdl",
          "/WebTicket/WebTicketService.svc/mex",
          "/CertProv/CertProvisioningService.svc/mex");

  private static final String SOAP_12 = "http://schemas.xmlsoap.org/wsdl/soap12/";

  /** The ports of all descriptions. */
  static List<SoapPort> all(ConfabServer server) {
    HttpClient client = HttpClient.newBuilder().sslContext(AdminApi.trusting(server)).build();
    return PATHS.stream().flatMap(path -> described(server, client, path)).toList();
  }

  /** Each operation, in the words with which the clients begin their lines. */
  Stream<String> calls() {
    return operations.stream().map(operation -> path + " " + name + " " + operation);
  }

  private static Stream<SoapPort> described(ConfabServer server, HttpClient client, String path) {
    XmlElement document = get(client, "https://127.0.0.1:" + server.httpsPort() + path);
    List<XmlElement> parts =
        Stream.concat(
                Stream.of(document),
                document.children("import").map(part -> get(client, part.required("location"))))
            .toList();
    return document.requiredChild("service").children("port").map(port -> of(path, parts, port));
  }

  private static XmlElement get(HttpClient client, String address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      return Xml.read(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + address, e);
    }
  }

  private static SoapPort of(String path, List<XmlElement> parts, XmlElement port) {
    XmlElement binding = named(parts, "binding", port.required("binding"));
    XmlElement address = port.requiredChild("address");
    return new SoapPort(
        path,
        port.required("name"),
        address.required("location"),
        address.namespace().equals(SOAP_12),
        named(parts, "portType", binding.required("type"))
            .children("operation")
            .map(operation -> operation.required("name"))
            .toList());
  }

  private static XmlElement named(List<XmlElement> parts, String kind, String name) {
    String local = name.substring(name.indexOf(':') + 1);
    return parts.stream()
        .flatMap(part -> part.children(kind))
        .filter(one -> one.required("name").equals(local))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }
}
