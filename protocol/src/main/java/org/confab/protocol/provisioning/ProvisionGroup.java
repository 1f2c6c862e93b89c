package org.confab.protocol.provisioning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.confab.protocol.xml.XmlElement;

/**
 * One provisioned group.
 *
 * @param name its name, as the client asked for it
 * @param shape how its settings are laid out
 * @param settings names and values in their order
 */
public record ProvisionGroup(String name, Shape shape, Map<String, String> settings) {
  static final String NAMESPACE =
      "http://schemas.microsoft.com/2006/09/sip/provisiongrouplist-notification";

  /** The three layouts of groups ([MS-SIPREGE] 2.2.2.5). */
  public enum Shape {
    /** One element per setting: ServerConfiguration. */
    ELEMENTS,
    /** {@code instance} with properties: ucPolicy, meetingPolicy. */
    INSTANCE,
    /** {@code propertyEntryList} with properties: the groups that came with Lync. */
    PROPERTY_LIST
  }

  /** Copies its map. */
  public ProvisionGroup {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  XmlElement write() {
    XmlElement group = element("provisionGroup").with("name", name);
    if (settings.isEmpty()) {
      return group;
    }
    return switch (shape) {
      case ELEMENTS -> elements(group);
      case INSTANCE -> group.with(properties("instance"));
      case PROPERTY_LIST -> group.with(properties("propertyEntryList"));
    };
  }

  private XmlElement elements(XmlElement group) {
    XmlElement filled = group;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      filled = filled.withTextChild(setting.getKey(), setting.getValue());
    }
    return filled;
  }

  private XmlElement properties(String list) {
    return element(list)
        .with(
            settings.entrySet().stream()
                .map(
                    setting ->
                        element("property")
                            .with("name", setting.getKey())
                            .withText(setting.getValue()))
                .toList());
  }

  private static XmlElement element(String name) {
    return XmlElement.of(NAMESPACE, name);
  }

  static ProvisionGroup read(XmlElement element) {
    String name =
        element
            .attribute("name")
            .orElseThrow(() -> new IllegalArgumentException("a group without name"));
    Map<String, String> settings = new LinkedHashMap<>();
    for (Shape shape : new Shape[] {Shape.INSTANCE, Shape.PROPERTY_LIST}) {
      String list = shape == Shape.INSTANCE ? "instance" : "propertyEntryList";
      if (element.child(list).isPresent()) {
        element
            .child(list)
            .get()
            .children("property")
            .forEach(
                property -> settings.put(property.attribute("name").orElse(""), property.text()));
        return new ProvisionGroup(name, shape, settings);
      }
    }
    element.children().forEach(child -> settings.put(child.name(), child.text()));
    return new ProvisionGroup(name, Shape.ELEMENTS, settings);
  }
}
