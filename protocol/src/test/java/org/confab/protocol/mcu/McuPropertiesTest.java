package org.confab.protocol.mcu;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

class McuPropertiesTest {
  @Property(tries = 200)
  void aDescriptionIsReadAsItWasWritten(@ForAll("descriptions") McuDescription value) {
    assertThat(McuDescription.read(wire(value.element()))).isEqualTo(value);
  }

  @Property(tries = 200)
  void aDialogIsReadAsItWasWritten(@ForAll("dialogs") DialogState value) {
    assertThat(DialogState.read(wire(value.element()))).isEqualTo(value);
  }

  @Property(tries = 200)
  void aLegIsReadAsItWasWritten(@ForAll("legs") McuLeg value) {
    assertThat(McuLeg.read(wire(value.element()))).isEqualTo(value);
  }

  @Property(tries = 50)
  void aConferenceIsReadAsItWasWritten(@ForAll("conferences") McuConference value) {
    assertThat(McuConference.read(wire(value.element()))).isEqualTo(value);
  }

  @Property(tries = 200)
  void anOrderIsReadAsItWasWritten(@ForAll("orders") LegOrder value) {
    assertThat(LegOrder.read(wire(value.element()))).isEqualTo(value);
  }

  @Property(tries = 200)
  void aStateIsReadAsItWasWritten(@ForAll("states") McuState value) {
    assertThat(McuState.read(wire(value.element()))).isEqualTo(value);
  }

  @Property(tries = 100)
  void aProvisionIsReadAsItWasWritten(@ForAll("provisions") Provision value) {
    assertThat(Provision.read(wire(value.element()))).isEqualTo(value);
  }

  @Property(tries = 200)
  void aLegWithItsMediaIsReadAsItWasWritten(@ForAll("audioLegs") McuLeg value) {
    assertThat(McuLeg.read(wire(value.element()))).isEqualTo(value);
  }

  private static XmlElement wire(XmlElement element) {
    return Xml.read(Xml.bytes(element));
  }

  @Provide
  Arbitrary<McuDescription> descriptions() {
    return McuArbitraries.descriptions();
  }

  @Provide
  Arbitrary<DialogState> dialogs() {
    return McuArbitraries.dialogs();
  }

  @Provide
  Arbitrary<McuLeg> legs() {
    return McuArbitraries.legs();
  }

  @Provide
  Arbitrary<McuLeg> audioLegs() {
    return McuArbitraries.audioLegs();
  }

  @Provide
  Arbitrary<McuConference> conferences() {
    return McuArbitraries.conferences();
  }

  @Provide
  Arbitrary<LegOrder> orders() {
    return McuArbitraries.orders();
  }

  @Provide
  Arbitrary<McuState> states() {
    return McuArbitraries.states();
  }

  @Provide
  Arbitrary<Provision> provisions() {
    return McuArbitraries.provisions();
  }
}
