package org.confab.protocol.presence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code services}: what a user can do with all his endpoints together.
 *
 * @param user whose
 * @param capabilities by name, in their order
 */
public record Services(SipUri user, Map<String, Service> capabilities) {
  /** Copies its map. */
  public Services {
    capabilities = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
  }

  /**
   * What he can do with one kind of content.
   *
   * @param capability what any of his endpoints can do
   * @param preferredEndpointId the endpoint to be asked first, a GUID, if known
   * @param deviceAvailability how available that endpoint's machine is, if known
   */
  public record Service(
      Device.Capability capability,
      Optional<String> preferredEndpointId,
      Optional<Integer> deviceAvailability) {}

  /** The element. */
  public XmlElement write() {
    XmlElement all = element("capabilities");
    for (Map.Entry<String, Service> entry : capabilities.entrySet()) {
      all = all.with(write(entry.getKey(), entry.getValue()));
    }
    return element("services").with(element("service").with("uri", user.asString()).with(all));
  }

  private static XmlElement write(String name, Service service) {
    Device.Capability can = service.capability();
    XmlElement element =
        element(name)
            .with("render", Boolean.toString(can.render()))
            .with("capture", Boolean.toString(can.capture()))
            .with("publish", Boolean.toString(can.publish()));
    if (can.version().isPresent()) {
      element = element.with("version", can.version().get().toString());
    }
    if (service.preferredEndpointId().isPresent()) {
      element = element.with("preferredEndpointId", service.preferredEndpointId().get());
    }
    return service.deviceAvailability().isPresent()
        ? element.with("deviceAvailability", service.deviceAvailability().get().toString())
        : element;
  }

  private static XmlElement element(String name) {
    return XmlElement.of(PresenceXml.SERVICE, name);
  }
}
