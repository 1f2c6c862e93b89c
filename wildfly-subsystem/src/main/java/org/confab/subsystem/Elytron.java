package org.confab.subsystem;

import java.util.List;
import org.jboss.as.controller.AttributeDefinition;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.service.descriptor.UnaryServiceDescriptor;
import org.wildfly.subsystem.resource.capability.CapabilityReference;
import org.wildfly.subsystem.resource.capability.CapabilityReferenceAttributeDefinition;

/** What else of Elytron is named here: whose accounts administer, and where passwords are. */
final class Elytron {
  /** Whose accounts sign in at the admin API. */
  static final CapabilityReferenceAttributeDefinition<SecurityDomain> ADMINISTRATORS =
      reference(
          "administrators-domain",
          "authentication",
          UnaryServiceDescriptor.of("org.wildfly.security.security-domain", SecurityDomain.class));

  /** Where passwords are that settings name. */
  static final CapabilityReferenceAttributeDefinition<CredentialStore> SECRETS =
      reference(
          "credential-store",
          "files",
          UnaryServiceDescriptor.of(
              "org.wildfly.security.credential-store", CredentialStore.class));

  private Elytron() {}

  private static <T> CapabilityReferenceAttributeDefinition<T> reference(
      String name, String group, UnaryServiceDescriptor<T> service) {
    return new CapabilityReferenceAttributeDefinition.Builder<>(
            name, CapabilityReference.builder(Configuration.CAPABILITY, service).build())
        .setRequired(false)
        .setAttributeGroup(group)
        .setRestartAllServices()
        .build();
  }

  static List<AttributeDefinition> attributes() {
    return List.of(ADMINISTRATORS, SECRETS);
  }
}
