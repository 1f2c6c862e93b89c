package org.confab.core.conferencing;

import java.util.Set;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code getAvailableMcuTypes} and {@code getConferencingCapabilities}: the MCU types that are
 * served now and allowed to the organizer.
 */
final class McuTypesCommand implements FactoryCommand {
  private final Mcus mcus;
  private final MeetingRules rules;

  McuTypesCommand(ConferencingPorts ports) {
    this.mcus = ports.mcus();
    this.rules = ports.rules();
  }

  @Override
  public XmlElement run(SipUri organizer, XmlElement command) {
    Set<McuType> available = rules.types(organizer, mcus.types());
    XmlElement types = C3pAnswers.element("mcu-types");
    for (McuType mcu : McuType.values()) {
      types = available.contains(mcu) ? types.withTextChild("mcuType", mcu.wireName()) : types;
    }
    return C3pAnswers.element(command.name()).with(types);
  }
}
