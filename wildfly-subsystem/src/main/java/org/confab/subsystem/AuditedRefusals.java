package org.confab.subsystem;

import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationDefinition;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.UnauthorizedException;
import org.jboss.as.controller.operations.global.UndefineAttributeHandler;
import org.jboss.as.controller.operations.global.WriteAttributeHandler;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;

/**
 * Enters writes of attributes that WildFly refuses for who asks: {@link SettingWrite} never hears
 * of them.
 *
 * @param operation what is asked for
 * @param work what WildFly does for it
 */
record AuditedRefusals(OperationDefinition operation, OperationStepHandler work)
    implements OperationStepHandler {
  static void register(ManagementResourceRegistration resource) {
    register(resource, WriteAttributeHandler.DEFINITION, WriteAttributeHandler.INSTANCE);
    register(resource, UndefineAttributeHandler.DEFINITION, UndefineAttributeHandler.INSTANCE);
  }

  private static void register(
      ManagementResourceRegistration resource,
      OperationDefinition operation,
      OperationStepHandler work) {
    resource.registerOperationHandler(operation, new AuditedRefusals(operation, work));
  }

  @Override
  public void execute(OperationContext context, ModelNode asked) throws OperationFailedException {
    try {
      work.execute(context, asked);
    } catch (UnauthorizedException refused) {
      Audit.refused(context, operation.getName(), asked.get("name").asString(), refused);
      throw refused;
    }
  }
}
