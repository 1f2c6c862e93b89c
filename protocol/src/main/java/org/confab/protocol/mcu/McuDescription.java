package org.confab.protocol.mcu;

import static org.confab.protocol.mcu.McuNamespaces.MCU;

import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * An MCU as it presents itself with every {@code ping}: registration and sign of life in one.
 *
 * @param id its name in the deployment; stays over restarts
 * @param incarnation made anew when the process starts: what an earlier one held is lost
 * @param control where it takes C3P, an {@code https} URL
 * @param signalling where it takes SIP, a URI with host, port and transport
 * @param types the kinds of conferences it serves
 * @param load what it carries
 * @param draining whether it takes no new conferences because it is about to end
 * @param relay where clients find its media relay, if it has one
 */
public record McuDescription(
    String id,
    UUID incarnation,
    URI control,
    SipUri signalling,
    Set<McuType> types,
    Load load,
    boolean draining,
    Optional<McuRelay> relay) {

  /** The element's name. */
  public static final String ELEMENT = "mcu";

  /**
   * What an MCU carries and how much it can.
   *
   * @param conferences provisioned now
   * @param maximumConferences most of them
   * @param legs connected now
   * @param maximumLegs most of them
   */
  public record Load(int conferences, int maximumConferences, int legs, int maximumLegs) {
    /** Refuses negative numbers. */
    public Load {
      if (conferences < 0 || maximumConferences < 0 || legs < 0 || maximumLegs < 0) {
        throw new IllegalArgumentException("negative load");
      }
    }

    /** The share of the capacity in use, from 0 to 1: the fuller of the two. */
    public double share() {
      return Math.max(share(conferences, maximumConferences), share(legs, maximumLegs));
    }

    private static double share(int now, int most) {
      return most == 0 ? 1 : Math.min(1, (double) now / most);
    }
  }

  /** Throws {@link IllegalArgumentException} for a control URL that is no absolute https URL. */
  public McuDescription {
    McuText.line("id", id);
    if (!"https".equalsIgnoreCase(control.getScheme()) || control.getHost() == null) {
      throw new IllegalArgumentException("control is no https URL");
    }
    if (types.isEmpty()) {
      throw new IllegalArgumentException("an MCU serves at least one type");
    }
    types = Set.copyOf(types);
  }

  /** An MCU without a media relay. */
  public McuDescription(
      String id,
      UUID incarnation,
      URI control,
      SipUri signalling,
      Set<McuType> types,
      Load load,
      boolean draining) {
    this(id, incarnation, control, signalling, types, load, draining, Optional.empty());
  }

  /** The same with a media relay. */
  public McuDescription with(McuRelay itsRelay) {
    return new McuDescription(
        id, incarnation, control, signalling, types, load, draining, Optional.of(itsRelay));
  }

  /** Whether a conference of that type may be given to it now. */
  public boolean takes(McuType type) {
    return !draining && types.contains(type) && load.share() < 1;
  }

  /** The element inside {@code ping} and the answer to {@code getMCU}. */
  public XmlElement element() {
    XmlElement out =
        XmlElement.of(MCU, ELEMENT)
            .with("id", id)
            .with("incarnation", incarnation.toString())
            .with("control", control.toString())
            .with("signalling", signalling.asString())
            .with("draining", Boolean.toString(draining));
    for (McuType type : EnumSet.copyOf(types)) {
      out = out.withTextChild("type", type.wireName());
    }
    if (relay.isPresent()) {
      out = out.with(relay.get().element());
    }
    return out.with(
        XmlElement.of(MCU, "load")
            .with("conferences", Integer.toString(load.conferences()))
            .with("maximum-conferences", Integer.toString(load.maximumConferences()))
            .with("legs", Integer.toString(load.legs()))
            .with("maximum-legs", Integer.toString(load.maximumLegs())));
  }

  /** Reads {@link #element}; {@link IllegalArgumentException} if anything is missing or bad. */
  public static McuDescription read(XmlElement element) {
    XmlElement mcu = element.named(ELEMENT);
    Set<McuType> types = EnumSet.noneOf(McuType.class);
    mcu.children("type").forEach(type -> McuType.find(type.text()).ifPresent(types::add));
    XmlElement load = mcu.requiredChild("load");
    return new McuDescription(
        mcu.required("id"),
        XmlValue.uuid(mcu.required("incarnation")),
        URI.create(mcu.required("control")),
        SipUri.parse(mcu.required("signalling")),
        types,
        new Load(
            count(load, "conferences"),
            count(load, "maximum-conferences"),
            count(load, "legs"),
            count(load, "maximum-legs")),
        mcu.attribute("draining").map(Boolean::parseBoolean).orElse(false),
        mcu.child(McuRelay.ELEMENT).map(McuRelay::read));
  }

  private static int count(XmlElement load, String name) {
    return (int) XmlValue.number(load.required(name), Integer.MAX_VALUE);
  }
}
