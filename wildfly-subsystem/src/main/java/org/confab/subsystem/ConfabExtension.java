package org.confab.subsystem;

import org.wildfly.subsystem.SubsystemConfiguration;
import org.wildfly.subsystem.SubsystemExtension;
import org.wildfly.subsystem.SubsystemPersistence;

/** Brings {@code /subsystem=confab} into WildFly. */
public final class ConfabExtension extends SubsystemExtension<ConfabSchema> {
  /** Made by WildFly. */
  public ConfabExtension() {
    super(
        SubsystemConfiguration.of(
            ConfabRegistrar.REGISTRATION, ConfabModel.CURRENT, ConfabRegistrar::new),
        SubsystemPersistence.of(ConfabSchema.CURRENT));
  }
}
