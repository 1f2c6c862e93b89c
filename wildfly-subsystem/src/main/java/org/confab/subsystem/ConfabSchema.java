package org.confab.subsystem;

import org.jboss.as.controller.SubsystemSchema;
import org.jboss.as.controller.persistence.xml.ResourceXMLParticleFactory;
import org.jboss.as.controller.persistence.xml.SubsystemResourceRegistrationXMLElement;
import org.jboss.as.controller.persistence.xml.SubsystemResourceXMLSchema;
import org.jboss.as.controller.xml.VersionedNamespace;
import org.jboss.staxmapper.IntVersion;

/** How the subsystem stands in {@code standalone.xml}. */
enum ConfabSchema implements SubsystemResourceXMLSchema<ConfabSchema> {
  /** The first. */
  VERSION_1_0(1, 0);

  static final ConfabSchema CURRENT = VERSION_1_0;

  private final ResourceXMLParticleFactory factory = ResourceXMLParticleFactory.newInstance(this);
  private final VersionedNamespace<IntVersion, ConfabSchema> namespace;

  ConfabSchema(int major, int minor) {
    namespace =
        SubsystemSchema.createSubsystemURN(
            ConfabRegistrar.REGISTRATION.getName(), new IntVersion(major, minor));
  }

  @Override
  public VersionedNamespace<IntVersion, ConfabSchema> getNamespace() {
    return namespace;
  }

  @Override
  public SubsystemResourceRegistrationXMLElement getSubsystemXMLElement() {
    return factory
        .subsystemElement(ConfabRegistrar.REGISTRATION)
        .addAttributes(ConfabRegistrar.stored())
        .build();
  }
}
