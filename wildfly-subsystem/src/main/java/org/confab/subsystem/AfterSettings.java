package org.confab.subsystem;

import org.jboss.as.server.deployment.Attachments;
import org.jboss.as.server.deployment.DeploymentPhaseContext;
import org.jboss.as.server.deployment.DeploymentUnitProcessor;
import org.jboss.as.server.deployment.module.ModuleSpecification;

/** Has applications that use this module start after the settings are there, and end before. */
final class AfterSettings implements DeploymentUnitProcessor {
  /** Before what other subsystems do in this phase; the order among them does not matter. */
  static final int PRIORITY = 0x0010;

  private static final String MODULE = "org.confab.subsystem";

  @Override
  public void deploy(DeploymentPhaseContext phase) {
    ModuleSpecification module =
        phase.getDeploymentUnit().getAttachment(Attachments.MODULE_SPECIFICATION);
    if (module != null
        && module.getUserDependenciesSet().stream()
            .anyMatch(one -> MODULE.equals(one.getDependencyModule()))) {
      phase.addToAttachmentList(
          Attachments.NEXT_PHASE_DEPS, Configuration.CAPABILITY.getCapabilityServiceName());
    }
  }
}
