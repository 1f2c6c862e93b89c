package org.confab.protocol.autodiscover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.autodiscover.AutodiscoverDocument.Part;
import org.confab.protocol.autodiscover.AutodiscoverLink.Token;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class AutodiscoverDocumentTest {
  private static final AutodiscoverDocument USER =
      new AutodiscoverDocument(
          Part.USER,
          List.of(new SipAccess(SipAccess.Audience.CLIENT_INTERNAL, "sip.litwareinc.com", 5061)),
          List.of(new AutodiscoverLink(Token.INTERNAL_AUTODISCOVER, "https://h/?a=\"b\"&c")));

  @Test
  void clientsReadServersAndLinksFromAttributes() {
    XmlElement response = Xml.read(USER.xml());

    assertThat(response.name()).isEqualTo("AutodiscoverResponse");
    assertThat(response.required("AccessLocation")).isEqualTo("Internal");
    XmlElement server = response.path("User", "SipClientInternalAccess").orElseThrow();
    assertThat(server.required("fqdn")).isEqualTo("sip.litwareinc.com");
    assertThat(server.required("port")).isEqualTo("5061");
    XmlElement link = response.path("User", "Link").orElseThrow();
    assertThat(link.required("token")).isEqualTo("Internal/Autodiscover");
    assertThat(link.required("href")).isEqualTo("https://h/?a=\"b\"&c");
  }

  @Test
  void theSameIsToldInJson() {
    assertThat(USER.json())
        .isEqualTo(
            "{\"AccessLocation\":\"Internal\",\"User\":{\"SipClientInternalAccess\":"
                + "{\"fqdn\":\"sip.litwareinc.com\",\"port\":\"5061\"},\"Links\":["
                + "{\"token\":\"Internal/Autodiscover\",\"href\":\"https://h/?a=\\\"b\\\"&c\"}]}}");
  }

  @Test
  void aRedirectIsOneLink() {
    assertThat(AutodiscoverDocument.redirect(Part.ROOT, "https://h/").json())
        .isEqualTo(
            "{\"AccessLocation\":\"Internal\",\"Root\":{\"Links\":["
                + "{\"token\":\"Redirect\",\"href\":\"https://h/\"}]}}");
  }
}
