package org.confab.protocol.mcu;

import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;
import static org.confab.protocol.mcu.McuNamespaces.MCU;
import static org.confab.protocol.mcu.McuNamespaces.MSCP;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/**
 * The server's {@code addConference} to an MCU: a conference, and the legs in which this MCU goes
 * on if another one had them.
 *
 * @param conference the conference
 * @param legs none for a new conference
 */
public record Provision(McuConference conference, List<LegOrder> legs) {
  private static final String ELEMENT = McuCommand.ADD_CONFERENCE.wireName();
  private static final String LEGS = "legs";

  /** Copies its list; throws {@link IllegalArgumentException} for legs of another conference. */
  public Provision {
    legs = List.copyOf(legs);
    for (LegOrder leg : legs) {
      if (!leg.conference().equals(conference.uri())) {
        throw new IllegalArgumentException("leg of another conference");
      }
    }
  }

  /** A conference that nobody has joined yet. */
  public static Provision empty(McuConference conference) {
    return new Provision(conference, List.of());
  }

  /** The command. */
  public XmlElement element() {
    XmlElement command =
        XmlElement.of(NAMESPACE, ELEMENT)
            .with("{" + MSCP + "}mcuUri", conference.uri().asString())
            .with(conference.element());
    return legs.isEmpty()
        ? command
        : command.with(
            XmlElement.of(MCU, LEGS).with(legs.stream().map(LegOrder::element).toList()));
  }

  /** Reads the command; {@link IllegalArgumentException} if it is none. */
  public static Provision read(XmlElement element) {
    XmlElement command = element.named(ELEMENT);
    return new Provision(
        McuConference.read(command.requiredChild("conference-info")),
        command.child(LEGS).stream()
            .flatMap(legs -> legs.children("addUser"))
            .map(LegOrder::read)
            .toList());
  }
}
