package org.confab.protocol.presence;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * The content of a {@code device} category: what one endpoint can do.
 *
 * @param endpointId the endpoint, a GUID in lower case, if it is told
 * @param capabilities by name: {@code text}, {@code voice}, {@code video} …, in their order
 */
public record Device(Optional<String> endpointId, Map<String, Capability> capabilities) {
  /** Kinds of capability that count; more are passed over. */
  public static final int MAX_CAPABILITIES = 64;

  /** Copies its map. */
  public Device {
    capabilities = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
  }

  /**
   * What an endpoint can do with one kind of content.
   *
   * @param render show or play it
   * @param capture make it
   * @param publish offer it
   * @param version the client's version of it, if there are several
   */
  public record Capability(
      boolean render, boolean capture, boolean publish, Optional<Long> version) {
    /** Whether it can do anything at all. */
    public boolean any() {
      return render || capture || publish;
    }

    /** What either of two endpoints can do. */
    public Capability or(Capability other) {
      Optional<Long> higher =
          version.isPresent() && other.version.isPresent()
              ? Optional.of(Math.max(version.get(), other.version.get()))
              : version.or(other::version);
      return new Capability(
          render || other.render, capture || other.capture, publish || other.publish, higher);
    }
  }

  /** Reads the element; empty if it is another one. */
  public static Optional<Device> read(XmlElement element) {
    if (!element.name().equals("device")) {
      return Optional.empty();
    }
    Map<String, Capability> capabilities = new LinkedHashMap<>();
    element
        .children("capabilities")
        .flatMap(all -> all.children().stream())
        .limit(MAX_CAPABILITIES)
        .forEach(one -> capabilities.merge(one.name(), capability(one), Capability::or));
    return Optional.of(
        new Device(
            element.attribute("endpointId").map(id -> id.toLowerCase(Locale.ROOT)), capabilities));
  }

  private static Capability capability(XmlElement element) {
    return new Capability(
        flag(element, "render"),
        flag(element, "capture"),
        flag(element, "publish"),
        element.attribute("version").flatMap(Device::number));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static boolean flag(XmlElement element, String name) {
    return element
        .attribute(name)
        .filter(text -> text.equals("true") || text.equals("1"))
        .isPresent();
  }
}
