package org.confab.subsystem;

import org.jboss.as.controller.ModelVersion;
import org.jboss.as.controller.SubsystemModel;

/** The versions of what the subsystem has: a newer one is added when attributes come or go. */
enum ConfabModel implements SubsystemModel {
  /** The first. */
  VERSION_1_0_0(1);

  static final ConfabModel CURRENT = VERSION_1_0_0;

  private final ModelVersion version;

  ConfabModel(int major) {
    version = ModelVersion.create(major);
  }

  @Override
  public ModelVersion getVersion() {
    return version;
  }
}
