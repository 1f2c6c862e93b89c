package org.confab.subsystem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.confab.subsystem.settings.Contradiction;
import org.confab.subsystem.settings.Setting;
import org.jboss.as.controller.AbstractWriteAttributeHandler;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.RunningMode;
import org.jboss.as.controller.registry.Resource;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * Writes an attribute. What goes together is looked at when all steps of an operation have changed
 * the model, so that a batch may change several at once; the application hears of it after that.
 */
final class SettingWrite extends AbstractWriteAttributeHandler<ModelNode> {
  /** Looks whether what is in the model now goes together. */
  static final OperationStepHandler TOGETHER =
      (context, operation) -> {
        ModelNode model = context.readResource(PathAddress.EMPTY_ADDRESS).getModel();
        var wrong = Contradiction.in(known(context, model));
        if (wrong.isPresent()) {
          throw new OperationFailedException(wrong.get());
        }
      };

  private static final Logger LOG = System.getLogger(SettingWrite.class.getName());
  private static final String WRITE = "write-attribute";

  private final boolean live;

  SettingWrite(boolean live) {
    this.live = live;
  }

  /**
   * An expression counts as what it stands for in a server that runs. Elsewhere, and where it may
   * become something at the next start only, it is that server's own affair.
   */
  private static Map<Setting, String> known(OperationContext context, ModelNode model)
      throws OperationFailedException {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      ModelNode value = model.get(setting.attribute());
      if (value.getType() == ModelType.EXPRESSION) {
        expression(context, setting, value).ifPresent(text -> values.put(setting, text));
      } else {
        Attributes.line(Attributes.get(setting).resolveModelAttribute(context, model))
            .ifPresent(line -> values.put(setting, line));
      }
    }
    return values;
  }

  private static Optional<String> expression(
      OperationContext context, Setting setting, ModelNode value) {
    if (context.getRunningMode() == RunningMode.NORMAL) {
      try {
        return Attributes.line(context.resolveExpressions(value));
      } catch (OperationFailedException notYet) {
        LOG.log(Level.DEBUG, "{0} is nothing yet: {1}", setting.attribute(), notYet.getMessage());
      }
    }
    return setting.standard().isPresent() ? Optional.empty() : Optional.of(value.asString());
  }

  /** Whatever becomes of it in the end, alone or with others of a batch, is entered. */
  @Override
  public void execute(OperationContext context, ModelNode operation)
      throws OperationFailedException {
    String attribute = operation.get("name").asString();
    ModelNode before = context.readResource(PathAddress.EMPTY_ADDRESS).getModel().get(attribute);
    String told = attribute + ": " + shown(before) + " to " + shown(operation.get("value"));
    context.completeStep(
        (result, done, asked) -> {
          if (result == OperationContext.ResultAction.KEEP) {
            Audit.done(done, WRITE, told);
          } else {
            Audit.undone(done, WRITE, told, Audit.undoing(done));
          }
        });
    super.execute(context, operation);
  }

  private static String shown(ModelNode value) {
    return value.isDefined() ? value.asString() : "undefined";
  }

  @Override
  protected void finishModelStage(
      OperationContext context,
      ModelNode operation,
      String attribute,
      ModelNode changed,
      ModelNode before,
      Resource resource)
      throws OperationFailedException {
    super.finishModelStage(context, operation, attribute, changed, before, resource);
    context.addStep(TOGETHER, OperationContext.Stage.MODEL);
  }

  @Override
  protected boolean applyUpdateToRuntime(
      OperationContext context,
      ModelNode operation,
      String attribute,
      ModelNode changed,
      ModelNode before,
      HandbackHolder<ModelNode> handback)
      throws OperationFailedException {
    if (live) {
      Configuration.refresh(context, context.readResource(PathAddress.EMPTY_ADDRESS).getModel());
    }
    return !live;
  }

  @Override
  protected void revertUpdateToRuntime(
      OperationContext context,
      ModelNode operation,
      String attribute,
      ModelNode before,
      ModelNode changed,
      ModelNode handback)
      throws OperationFailedException {
    if (live) {
      ModelNode model = context.readResource(PathAddress.EMPTY_ADDRESS).getModel().clone();
      model.get(attribute).set(before);
      Configuration.refresh(context, model);
    }
  }
}
