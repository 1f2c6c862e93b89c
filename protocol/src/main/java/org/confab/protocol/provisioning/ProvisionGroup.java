package org.confab.protocol.provisioning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.xml.XmlElement;

/**
 * One provisioned group.
 *
 * @param name its name, as the client asked for it
 * @param shape how its settings are laid out
 * @param settings names and values in their order
 * @param documents what the group holds instead, if it is of the shape that has documents
 */
public record ProvisionGroup(
    String name, Shape shape, Map<String, String> settings, List<XmlElement> documents) {
  static final String NAMESPACE =
      "http://schemas.microsoft.com/2006/09/sip/provisiongrouplist-notification";

  /** The layouts of groups ([MS-SIPREGE] 2.2.2.5). */
  public enum Shape {
    /** One element per setting: ServerConfiguration. */
    ELEMENTS,
    /** {@code instance} with properties: ucPolicy, meetingPolicy. */
    INSTANCE,
    /** {@code propertyEntryList} with properties: the groups that came with Lync. */
    PROPERTY_LIST,
    /** Documents of other namespaces: the publication grammars. */
    DOCUMENTS
  }

  /** Copies its collections. */
  public ProvisionGroup {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    documents = List.copyOf(documents);
  }

  /** A group of settings. */
  public ProvisionGroup(String name, Shape shape, Map<String, String> settings) {
    this(name, shape, settings, List.of());
  }

  /** A group of documents. */
  public ProvisionGroup(String name, List<XmlElement> documents) {
    this(name, Shape.DOCUMENTS, Map.of(), documents);
  }

  XmlElement write() {
    XmlElement group = element("provisionGroup").with("name", name);
    if (settings.isEmpty()) {
      return group.with(documents);
    }
    return switch (shape) {
      case ELEMENTS -> elements(group);
      case INSTANCE -> group.with(properties("instance"));
      case PROPERTY_LIST -> group.with(properties("propertyEntryList"));
      case DOCUMENTS -> group.with(documents);
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
    if (element.children().stream().anyMatch(child -> !child.namespace().equals(NAMESPACE))) {
      return new ProvisionGroup(name, element.children());
    }
    element.children().forEach(child -> settings.put(child.name(), child.text()));
    return new ProvisionGroup(name, Shape.ELEMENTS, settings);
  }
}
