package org.confab.subsystem;

import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.dmr.ModelNode;

/**
 * Enters that the subsystem as a whole is added or removed, or that it was refused or undone.
 *
 * @param operation what is asked for
 * @param work what WildFly does for it
 */
record AuditedAlteration(String operation, OperationStepHandler work)
    implements OperationStepHandler {
  @Override
  public void execute(OperationContext context, ModelNode asked) throws OperationFailedException {
    try {
      work.execute(context, asked);
    } catch (OperationFailedException | RuntimeException refused) {
      Audit.refused(context, operation, "", refused);
      throw refused;
    }
    // In a step of its own, for the work may have said already what follows its own one; the next
    // one, for another of the batch that fails would leave it out.
    context.addStep(this::enterOutcome, OperationContext.Stage.MODEL, true);
  }

  private void enterOutcome(OperationContext context, ModelNode asked) {
    context.completeStep(
        (result, done, same) -> {
          if (result == OperationContext.ResultAction.KEEP) {
            Audit.done(done, operation, "");
          } else {
            Audit.undone(done, operation, "", Audit.undoing(done));
          }
        });
  }
}
