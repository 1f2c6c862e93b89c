package org.confab.subsystem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.network.SocketBinding;
import org.wildfly.subsystem.resource.capability.CapabilityReference;
import org.wildfly.subsystem.resource.capability.CapabilityReferenceAttributeDefinition;

/** Where the server listens, as sockets of WildFly; one row each. */
enum Listener {
  /** SIP over TCP and UDP; its address is the one of everything. */
  SIP,
  /** SIP over TLS. */
  SIPS,
  /** HTTP, which another subsystem serves: told so that clients are sent there. */
  HTTP,
  /** HTTPS, likewise. */
  HTTPS,
  /** HTTPS for media servers, likewise. */
  C3P,
  /** The console and its clients, likewise. */
  MANAGEMENT;

  private final CapabilityReferenceAttributeDefinition<SocketBinding> attribute =
      new CapabilityReferenceAttributeDefinition.Builder<>(
              word() + "-socket-binding",
              CapabilityReference.builder(
                      Configuration.CAPABILITY, SocketBinding.SERVICE_DESCRIPTOR)
                  .build())
          .setRequired(false)
          .setAttributeGroup("listeners")
          .setRestartAllServices()
          .build();

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of its socket binding. */
  CapabilityReferenceAttributeDefinition<SocketBinding> attribute() {
    return attribute;
  }

  /** How the application calls its port. */
  String property() {
    return "confab." + word() + ".port";
  }

  static List<AttributeDefinition> attributes() {
    return Arrays.stream(values()).<AttributeDefinition>map(Listener::attribute).toList();
  }
}
