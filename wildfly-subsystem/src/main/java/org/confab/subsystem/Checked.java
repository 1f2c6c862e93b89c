package org.confab.subsystem;

import java.util.List;
import java.util.Optional;
import org.confab.subsystem.settings.Kind;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.operations.validation.AllowedValuesValidator;
import org.jboss.as.controller.operations.validation.MinMaxValidator;
import org.jboss.as.controller.operations.validation.ParameterValidator;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.jspecify.annotations.Nullable;

/**
 * Holds a value against its {@link Kind}; of a list each element. The console shows bounds and
 * words of it.
 *
 * @param kind what is allowed
 */
record Checked(Kind kind) implements ParameterValidator, MinMaxValidator, AllowedValuesValidator {
  @Override
  public void validateParameter(String attribute, ModelNode value) throws OperationFailedException {
    // An expression is looked at when it has become a value.
    if (value.isDefined() && value.getType() != ModelType.EXPRESSION) {
      Optional<String> wrong = kind.complaint(value.asString());
      if (wrong.isPresent()) {
        throw new OperationFailedException(attribute + ": " + wrong.get());
      }
    }
  }

  @Override
  public @Nullable Long getMin() {
    return kind.shape() == Kind.Shape.NUMBER ? Long.valueOf(kind.least()) : null;
  }

  @Override
  public @Nullable Long getMax() {
    return kind.shape() == Kind.Shape.NUMBER ? Long.valueOf(kind.most()) : null;
  }

  @Override
  public @Nullable List<ModelNode> getAllowedValues() {
    boolean flag = kind.shape() == Kind.Shape.FLAG;
    return kind.words().isEmpty() || flag
        ? null
        : kind.words().stream().map(ModelNode::new).toList();
  }
}
