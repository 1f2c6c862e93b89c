package org.confab.subsystem;

import java.util.EnumSet;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationDefinition;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.access.Action.ActionEffect;
import org.jboss.as.controller.operations.global.ListOperations;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;

/**
 * Enters changes of a list's elements that are refused before there is a value to write; of those
 * that are written, {@link SettingWrite} tells.
 *
 * @param operation what is asked for
 * @param work what WildFly does for it
 */
record AuditedListChange(OperationDefinition operation, OperationStepHandler work)
    implements OperationStepHandler {
  static void register(ManagementResourceRegistration resource) {
    register(resource, ListOperations.LIST_ADD_DEFINITION, ListOperations.LIST_ADD_HANDLER);
    register(resource, ListOperations.LIST_REMOVE_DEFINITION, ListOperations.LIST_REMOVE_HANDLER);
    register(resource, ListOperations.LIST_CLEAR_DEFINITION, ListOperations.LIST_CLEAR_HANDLER);
  }

  private static void register(
      ManagementResourceRegistration resource,
      OperationDefinition operation,
      OperationStepHandler work) {
    resource.registerOperationHandler(operation, new AuditedListChange(operation, work));
  }

  @Override
  public void execute(OperationContext context, ModelNode asked) throws OperationFailedException {
    String attribute = asked.get("name").asString();
    try {
      // WildFly itself would look who asks in a later step, of which nobody here hears.
      context
          .authorize(asked, attribute, new ModelNode(), EnumSet.of(ActionEffect.WRITE_CONFIG))
          .failIfDenied(asked, context.getCurrentAddress());
      work.execute(context, asked);
    } catch (OperationFailedException | RuntimeException refused) {
      Audit.refused(context, operation.getName(), told(attribute, asked), refused);
      throw refused;
    }
  }

  private static String told(String attribute, ModelNode asked) {
    return asked.hasDefined("value") ? attribute + "=" + asked.get("value").asString() : attribute;
  }
}
