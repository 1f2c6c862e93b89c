package org.confab.subsystem;

import java.util.List;
import javax.net.ssl.SSLContext;
import org.jboss.as.controller.AttributeDefinition;
import org.wildfly.subsystem.resource.capability.CapabilityReference;
import org.wildfly.subsystem.resource.capability.CapabilityReferenceAttributeDefinition;

/** TLS of SIP as Elytron has it. */
enum Tls {
  /** For those who connect. */
  ACCEPTING("ssl-context"),
  /** For servers that are connected to. */
  CALLING("client-ssl-context");

  private final CapabilityReferenceAttributeDefinition<SSLContext> attribute;

  Tls(String name) {
    attribute =
        new CapabilityReferenceAttributeDefinition.Builder<>(
                name,
                CapabilityReference.builder(Configuration.CAPABILITY, Configuration.TLS).build())
            .setRequired(false)
            .setAttributeGroup("listeners")
            .setRestartAllServices()
            .build();
  }

  CapabilityReferenceAttributeDefinition<SSLContext> attribute() {
    return attribute;
  }

  static List<AttributeDefinition> attributes() {
    return List.of(ACCEPTING.attribute, CALLING.attribute);
  }
}
