package org.confab.ws.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.confab.core.figures.WebOperation;
import org.confab.core.webticket.ServicePort;
import org.confab.core.webticket.ServicePort.Confirmation;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients look for in the documents, by the names that they know. */
class MetadataDocumentsTest {
  private static final String HERE = "https://localhost";

  @ParameterizedTest
  @CsvSource({
    "certprov.wsdl,/certprov/",
    "groupexpansion.wsdl,/groupexpansion/",
    "liservice.wsdl,/locationinformation/"
  })
  void everyPortForTicketsTellsWhereItsTicketsAreAndAsksForWhatItTakes(String name, String service)
      throws Exception {
    XmlElement document = document(name);
    List<XmlElement> ports = document.path("service").orElseThrow().children("port").toList();
    ports.forEach(port -> assertTicketPort(document, port));
    assertThat(ports)
        .extracting(port -> ServicePort.ofAddress(location(port)).orElseThrow())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ServicePort.values()).filter(row -> row.path().startsWith(service)).toList());
  }

  @Test
  void theAddressBookHasThePortThatClientsKnow() throws Exception {
    assertThat(document("groupexpansion.wsdl").path("service").orElseThrow().children("port"))
        .extracting(port -> port.required("name"))
        .contains("AddressBookWebTicketBearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mex/certprov.wsdl",
        "mex/groupexpansion.wsdl",
        "mex/liservice.wsdl",
        "mex/webticket.wsdl",
        "wsdl/groupexpansion.wsdl",
        "wsdl/liservice.wsdl"
      })
  void everyOperationIsCounted(String file) throws Exception {
    XmlElement document = Xml.read(Files.readAllBytes(Path.of("src/main/webapp/WEB-INF", file)));
    document
        .children("portType")
        .flatMap(type -> type.children("operation"))
        .forEach(
            operation ->
                assertThat(WebOperation.ofElement(element(document, operation)))
                    .as(operation.required("name"))
                    .map(WebOperation::label)
                    .contains(operation.required("name")));
  }

  /** The element that stands in the body of its requests. */
  private static String element(XmlElement document, XmlElement operation) {
    String message = local(operation.requiredChild("input").required("message"));
    return document
        .children("message")
        .filter(one -> one.required("name").equals(message))
        .map(one -> local(one.requiredChild("part").required("element")))
        .findFirst()
        .orElseThrow();
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static void assertTicketPort(XmlElement document, XmlElement port) {
    String name = port.attribute("name").orElse("");
    ServicePort row = ServicePort.ofAddress(location(port)).orElseThrow();
    boolean proof = row.confirmation() == Confirmation.PROOF;
    XmlElement policy =
        document
            .children("Policy")
            .filter(p -> p.attribute("Id").orElse("").equals(name + "_policy"))
            .findFirst()
            .orElseThrow();
    assertThat(
            policy
                .path(
                    "ExactlyOne",
                    "All",
                    (proof ? "Endorsing" : "Signed") + "SupportingTokens",
                    "Policy",
                    "IssuedToken",
                    "Issuer",
                    "Address")
                .map(XmlElement::text))
        .contains(HERE + "/WebTicket/WebTicketService.svc");
  }

  @Test
  void theTicketServiceHasThePortsThatClientsKnow() throws Exception {
    assertThat(document("webticket.wsdl").path("service").orElseThrow().children("port"))
        .extracting(port -> port.attribute("name").orElse("") + " " + location(port))
        .containsExactly(
            "WebTicketServiceWinNegotiate " + HERE + "/WebTicket/WebTicketService.svc/Auth",
            "WebTicketServiceUserName " + HERE + "/WebTicket/WebTicketService.svc/Username");
    assertThat(PublicPath.USERNAME_PORT)
        .isEqualTo("/WebTicket/WebTicketService.svc/Username".toLowerCase(Locale.ROOT));
  }

  private static String location(XmlElement port) {
    return port.child("address").orElseThrow().attribute("location").orElse("");
  }

  private static XmlElement document(String name) throws IOException {
    return Xml.read(Files.readAllBytes(Path.of("src/main/webapp/WEB-INF/mex", name)));
  }
}
