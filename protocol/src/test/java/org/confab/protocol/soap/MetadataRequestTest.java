package org.confab.protocol.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class MetadataRequestTest {
  private static final String WSDL =
      "<?xml version=\"1.0\"?><w:definitions xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\""
          + " xmlns:t=\"urn:x\"><w:port binding=\"t:b\"/></w:definitions>";
  private static final String GET =
      "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
          + " xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header>"
          + "<a:Action s:mustUnderstand=\"1\">"
          + "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</a:Action>"
          + "<a:MessageID>urn:uuid:1&amp;2</a:MessageID></s:Header><s:Body/></s:Envelope>";

  @Test
  void getOfWsTransferIsAnsweredInItsVersionOfSoap() {
    MetadataRequest request = MetadataRequest.read(Xml.read(GET));
    assertThat(request.contentType()).isEqualTo("application/soap+xml");

    String answer = request.answer(WSDL, "urn:x");

    XmlElement envelope = Xml.read(answer);
    assertThat(envelope.namespace()).isEqualTo("http://www.w3.org/2003/05/soap-envelope");
    assertThat(envelope.requiredChild("Header").childText("Action"))
        .isEqualTo("http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse");
    assertThat(envelope.requiredChild("Header").childText("RelatesTo")).isEqualTo("urn:uuid:1&2");
    XmlElement section = envelope.path("Body", "Metadata", "MetadataSection").orElseThrow();
    assertThat(section.required("Dialect")).isEqualTo("http://schemas.xmlsoap.org/wsdl/");
    assertThat(section.required("Identifier")).isEqualTo("urn:x");
    assertThat(section.child("definitions")).isPresent();
    assertThat(answer).contains("xmlns:t=\"urn:x\"").contains("binding=\"t:b\"");
  }

  @Test
  void getMetadataIsKnownByItsBodyAlone() {
    MetadataRequest request = MetadataRequest.read(Xml.read(asking("")));
    assertThat(request.operation()).isEqualTo(MetadataRequest.Operation.GET_METADATA);
    assertThat(request.contentType()).isEqualTo("text/xml");
    assertThat(Xml.read(request.answer(WSDL, "urn:x")).path("Body", "Metadata", "MetadataSection"))
        .isPresent();
  }

  @Test
  void aDescriptionOfAnotherKindIsNotThere() {
    String schema = asking("<m:Dialect>http://www.w3.org/2001/XMLSchema</m:Dialect>");
    assertThat(
            Xml.read(MetadataRequest.read(Xml.read(schema)).answer(WSDL, "urn:x"))
                .path("Body", "Metadata")
                .orElseThrow()
                .children())
        .isEmpty();
  }

  @Test
  void anotherActionIsRefused() {
    assertThatThrownBy(() -> MetadataRequest.read(Xml.read(GET.replace("/Get<", "/Put<"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String asking(String dialect) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
        + "<m:GetMetadata xmlns:m=\"http://schemas.xmlsoap.org/ws/2004/09/mex\">"
        + dialect
        + "</m:GetMetadata></s:Body></s:Envelope>";
  }
}
