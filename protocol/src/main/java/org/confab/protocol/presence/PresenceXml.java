package org.confab.protocol.presence;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/** Namespaces of [MS-PRES] documents, and how their attributes are read. */
final class PresenceXml {
  static final String BATCH = "http://schemas.microsoft.com/2006/01/sip/batch-subscribe";
  static final String CATEGORIES = "http://schemas.microsoft.com/2006/09/sip/categories";
  static final String CATEGORY_LIST = "http://schemas.microsoft.com/2006/09/sip/categorylist";
  static final String COMMON_TYPES = "http://schemas.microsoft.com/2006/09/sip/commontypes";
  static final String CONTACT_CARD = "http://schemas.microsoft.com/2006/09/sip/contactcard";
  static final String CONTAINERS = "http://schemas.microsoft.com/2006/09/sip/containers";
  static final String CONTAINER_MANAGEMENT =
      "http://schemas.microsoft.com/2006/09/sip/container-management";
  static final String DELEGATES = "http://schemas.microsoft.com/2007/09/sip/delegates";
  static final String RICH_PRESENCE = "http://schemas.microsoft.com/2006/09/sip/rich-presence";
  static final String RLMI = "urn:ietf:params:xml:ns:rlmi";
  static final String ROAMING_SELF = "http://schemas.microsoft.com/2006/09/sip/roaming-self";
  static final String SERVICE = "http://schemas.microsoft.com/2006/09/sip/service";
  static final String STATE = "http://schemas.microsoft.com/2006/09/sip/state";
  static final String SUBSCRIBERS = "http://schemas.microsoft.com/2006/09/sip/presence-subscribers";
  static final String USER_PROPERTIES =
      "http://schemas.microsoft.com/2006/09/sip/options/userProperties";
  static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private PresenceXml() {}

  /** An {@code xs:boolean}. */
  static boolean flag(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("not a boolean: " + text);
    };
  }

  static Optional<Long> optionalUnsignedInt(XmlElement element, String attribute) {
    return element.attribute(attribute).map(XmlValue::unsignedInt);
  }
}
