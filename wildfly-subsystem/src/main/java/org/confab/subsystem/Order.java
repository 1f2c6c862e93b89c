package org.confab.subsystem;

import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.subsystem.live.Declined;
import org.confab.subsystem.live.LiveServer;
import org.confab.subsystem.live.LiveServers;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.SimpleOperationDefinitionBuilder;
import org.jboss.as.controller.access.Action.ActionEffect;
import org.jboss.as.controller.descriptions.ResourceDescriptionResolver;
import org.jboss.as.controller.operations.validation.IntRangeValidator;
import org.jboss.as.controller.operations.validation.StringLengthValidator;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * Something that an administrator has the application do.
 *
 * @param name of the operation
 * @param reply what it answers, {@link ModelType#UNDEFINED} for nothing
 * @param work does it
 * @param parameters what it is told
 */
record Order(String name, ModelType reply, Work work, AttributeDefinition... parameters) {
  /** Longest address: 64 signs, the at, and a name of 255. */
  private static final int LONGEST_ADDRESS = 320;

  /** Whose account. */
  static final SimpleAttributeDefinition USER =
      new SimpleAttributeDefinitionBuilder("user", ModelType.STRING)
          .setValidator(new StringLengthValidator(1, LONGEST_ADDRESS, false, false))
          .build();

  /** Longest address of a conference. */
  private static final int LONGEST_TARGET = 450;

  private static final int DAY = 24 * 60;

  /** A user or a conference. */
  static final SimpleAttributeDefinition TARGET =
      new SimpleAttributeDefinitionBuilder("target", ModelType.STRING)
          .setValidator(new StringLengthValidator(1, LONGEST_TARGET, false, false))
          .build();

  /** How long something goes on. */
  static final SimpleAttributeDefinition MINUTES =
      new SimpleAttributeDefinitionBuilder("minutes", ModelType.INT, true)
          .setDefaultValue(new ModelNode(15))
          .setValidator(new IntRangeValidator(1, DAY, true, false))
          .build();

  /** Whether the texts of people are wanted too. */
  static final SimpleAttributeDefinition TEXTS =
      new SimpleAttributeDefinitionBuilder("texts", ModelType.BOOLEAN, true)
          .setDefaultValue(ModelNode.FALSE)
          .build();

  /** Does what was ordered. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param server where
     * @param target the last part of the resource's address
     * @param operation with its parameters, which are as they were described
     * @return what to answer
     */
    ModelNode run(LiveServer server, String target, ModelNode operation)
        throws OperationFailedException;
  }

  /** Adds it to a resource. */
  void register(ManagementResourceRegistration resource, ResourceDescriptionResolver texts) {
    SimpleOperationDefinitionBuilder definition =
        SimpleOperationDefinitionBuilder.of(name, texts).setParameters(parameters).setRuntimeOnly();
    if (reply != ModelType.UNDEFINED) {
      definition.setReplyType(reply);
    }
    resource.registerOperationHandler(
        definition.build(),
        (context, operation) ->
            context.addStep(this::carryOutAudited, OperationContext.Stage.RUNTIME));
  }

  private void carryOutAudited(OperationContext context, ModelNode operation)
      throws OperationFailedException {
    try {
      // WildFly itself would let everybody who may look at the resource.
      context
          .authorize(operation, EnumSet.of(ActionEffect.WRITE_RUNTIME))
          .failIfDenied(operation, context.getCurrentAddress());
      context.readResource(PathAddress.EMPTY_ADDRESS, false);
      carryOut(context, operation);
    } catch (OperationFailedException | RuntimeException refused) {
      Audit.refused(context, name, told(operation), refused);
      throw refused;
    }
    Audit.done(context, name, told(operation));
  }

  /** The parameters that were given, none of which is a secret. */
  private String told(ModelNode operation) {
    return Stream.of(parameters)
        .map(AttributeDefinition::getName)
        .filter(operation::hasDefined)
        .map(given -> given + "=" + operation.get(given).asString())
        .collect(Collectors.joining(" "));
  }

  private void carryOut(OperationContext context, ModelNode operation)
      throws OperationFailedException {
    for (AttributeDefinition parameter : parameters) {
      parameter.validateOperation(operation);
    }
    LiveServer server =
        LiveServers.running()
            .orElseThrow(
                () -> new OperationFailedException("Confab does not run in this server now."));
    try {
      context.getResult().set(work.run(server, context.getCurrentAddressValue(), operation));
    } catch (Declined declined) {
      throw new OperationFailedException(String.valueOf(declined.getMessage()), declined);
    }
  }
}
