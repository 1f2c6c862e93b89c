package org.confab.protocol.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class ProvisioningCodecTest {
  @Property(tries = 100)
  void requests(@ForAll @Size(max = 5) List<@AlphaChars @NotEmpty String> names) {
    ProvisioningGroupList request = new ProvisioningGroupList(names);
    assertThat(ProvisioningGroupList.read(Xml.read(Xml.bytes(request.write())))).isEqualTo(request);
  }

  @Property(tries = 100)
  void answers(
      @ForAll @AlphaChars @NotEmpty String name,
      @ForAll("ofSettings") ProvisionGroup.Shape shape,
      @ForAll @Size(min = 1, max = 4)
          Map<@AlphaChars @NotEmpty String, @AlphaChars @NotEmpty String> settings) {
    ProvisionGroupList answer =
        new ProvisionGroupList(List.of(new ProvisionGroup(name, shape, settings)));
    assertThat(ProvisionGroupList.read(Xml.read(Xml.bytes(answer.write())))).isEqualTo(answer);
  }

  @Provide
  Arbitrary<ProvisionGroup.Shape> ofSettings() {
    return Arbitraries.of(ProvisionGroup.Shape.class)
        .filter(shape -> shape != ProvisionGroup.Shape.DOCUMENTS);
  }

  @Property(tries = 20)
  void documents(@ForAll @AlphaChars @NotEmpty String name) {
    ProvisionGroupList answer =
        new ProvisionGroupList(
            List.of(new ProvisionGroup(name, List.of(XmlElement.of("urn:x", "a").with("b", "c")))));
    assertThat(ProvisionGroupList.read(Xml.read(Xml.bytes(answer.write())))).isEqualTo(answer);
  }

  @Test
  void eachGroupHasItsShape() {
    ProvisionGroupList answer =
        new ProvisionGroupList(
            List.of(
                new ProvisionGroup(
                    "ServerConfiguration", ProvisionGroup.Shape.ELEMENTS, Map.of("a", "b&c")),
                new ProvisionGroup("ucPolicy", ProvisionGroup.Shape.INSTANCE, Map.of("x", "true")),
                new ProvisionGroup(
                    "endpointConfiguration",
                    ProvisionGroup.Shape.PROPERTY_LIST,
                    Map.of("y", "1"))));

    assertThat(Xml.write(answer.write()))
        .isEqualTo(
            "<provisionGroupList"
                + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/provisiongrouplist-notification\">"
                + "<provisionGroup name=\"ServerConfiguration\"><a>b&amp;c</a></provisionGroup>"
                + "<provisionGroup name=\"ucPolicy\"><instance><property name=\"x\">true</property>"
                + "</instance></provisionGroup>"
                + "<provisionGroup name=\"endpointConfiguration\"><propertyEntryList>"
                + "<property name=\"y\">1</property></propertyEntryList></provisionGroup>"
                + "</provisionGroupList>");
  }

  @Test
  void anotherDocumentOrTooManyGroupsAreRefused() {
    assertThatThrownBy(() -> ProvisioningGroupList.read(Xml.read("<x/>")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                ProvisioningGroupList.read(
                    Xml.read(
                        "<provisioningGroupList>"
                            + "<provisioningGroup name=\"x\"/>".repeat(33)
                            + "</provisioningGroupList>")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
