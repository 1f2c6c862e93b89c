package org.confab.core.conferencing;

import java.util.Set;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code getAvailableMcuTypes} and {@code getConferencingCapabilities}: the MCU types that really
 * exist here. Clients offer only what is listed.
 */
final class McuTypesCommand implements FactoryCommand {
  private final Set<McuType> mcus;

  McuTypesCommand(Set<McuType> mcus) {
    this.mcus = Set.copyOf(mcus);
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    XmlElement types = C3pAnswers.element("mcu-types");
    for (McuType mcu : McuType.values()) {
      types = mcus.contains(mcu) ? types.withTextChild("mcuType", mcu.wireName()) : types;
    }
    return C3pAnswers.element(command.name()).with(types);
  }
}
