package org.confab.subsystem;

import java.util.EnumSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationDefinition;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.UnauthorizedException;
import org.jboss.as.controller.access.Action.ActionEffect;
import org.jboss.as.controller.operations.global.ListOperations;
import org.jboss.as.controller.operations.global.UndefineAttributeHandler;
import org.jboss.as.controller.operations.global.WriteAttributeHandler;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;

/**
 * Has something done, and enters in the audit log that it was refused.
 *
 * @param operation what is asked for
 * @param told what of the request is entered
 * @param unheard of which refusals nobody else hears, who would enter them
 * @param work what WildFly does for it
 */
record Audited(
    String operation,
    Function<ModelNode, String> told,
    Predicate<Exception> unheard,
    OperationStepHandler work)
    implements OperationStepHandler {

  @Override
  public void execute(OperationContext context, ModelNode asked) throws OperationFailedException {
    try {
      work.execute(context, asked);
    } catch (OperationFailedException | RuntimeException refused) {
      if (unheard.test(refused)) {
        Audit.refused(context, operation, told.apply(asked), refused);
      }
      throw refused;
    }
  }

  /**
   * The subsystem as a whole is added or removed; that this was done, or undone in the end, is
   * entered too.
   */
  static OperationStepHandler alteration(String operation, OperationStepHandler work) {
    return new Audited(
        operation,
        asked -> "",
        refused -> true,
        (context, asked) -> {
          work.execute(context, asked);
          // In a step of its own, for the work may have said already what follows its own one; the
          // next one, for another of the batch that fails would leave it out.
          context.addStep(
              (same, again) -> enterOutcome(same, operation), OperationContext.Stage.MODEL, true);
        });
  }

  private static void enterOutcome(OperationContext context, String operation) {
    context.completeStep(
        (result, done, same) -> {
          if (result == OperationContext.ResultAction.KEEP) {
            Audit.done(done, operation, "");
          } else {
            Audit.undone(done, operation, "", Audit.undoing(done));
          }
        });
  }

  /**
   * All writes of the resource's attributes, of which {@link SettingWrite} enters what it hears.
   */
  static void registerWrites(ManagementResourceRegistration resource) {
    write(resource, WriteAttributeHandler.DEFINITION, WriteAttributeHandler.INSTANCE);
    write(resource, UndefineAttributeHandler.DEFINITION, UndefineAttributeHandler.INSTANCE);
    element(resource, ListOperations.LIST_ADD_DEFINITION, ListOperations.LIST_ADD_HANDLER);
    element(resource, ListOperations.LIST_REMOVE_DEFINITION, ListOperations.LIST_REMOVE_HANDLER);
    element(resource, ListOperations.LIST_CLEAR_DEFINITION, ListOperations.LIST_CLEAR_HANDLER);
  }

  /** What WildFly refuses for who asks never comes to {@link SettingWrite}. */
  private static void write(
      ManagementResourceRegistration resource,
      OperationDefinition operation,
      OperationStepHandler work) {
    resource.registerOperationHandler(
        operation,
        new Audited(
            operation.getName(),
            Audited::attribute,
            UnauthorizedException.class::isInstance,
            work));
  }

  /** Nor does what is refused of a list before there is a value to write. */
  private static void element(
      ManagementResourceRegistration resource,
      OperationDefinition operation,
      OperationStepHandler work) {
    resource.registerOperationHandler(
        operation,
        new Audited(
            operation.getName(),
            Audited::element,
            refused -> true,
            (context, asked) -> {
              // WildFly itself would look who asks in a later step, of which nobody here hears.
              context
                  .authorize(
                      asked,
                      attribute(asked),
                      new ModelNode(),
                      EnumSet.of(ActionEffect.WRITE_CONFIG))
                  .failIfDenied(asked, context.getCurrentAddress());
              work.execute(context, asked);
            }));
  }

  private static String attribute(ModelNode asked) {
    return asked.get("name").asString();
  }

  private static String element(ModelNode asked) {
    String attribute = attribute(asked);
    return asked.hasDefined("value") ? attribute + "=" + asked.get("value").asString() : attribute;
  }
}
