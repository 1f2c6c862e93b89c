package org.confab.subsystem;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.confab.subsystem.settings.Kind;
import org.confab.subsystem.settings.Setting;
import org.jboss.as.controller.AbstractAttributeDefinitionBuilder;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.AttributeMarshaller;
import org.jboss.as.controller.AttributeParser;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.StringListAttributeDefinition;
import org.jboss.as.controller.registry.AttributeAccess;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/** The attribute of each {@link Setting}. */
final class Attributes {
  private static final Map<Setting, AttributeDefinition> ALL = new EnumMap<>(Setting.class);

  static {
    Arrays.stream(Setting.values()).forEach(one -> ALL.put(one, of(one)));
  }

  private Attributes() {}

  static AttributeDefinition get(Setting setting) {
    return Objects.requireNonNull(ALL.get(setting));
  }

  static List<AttributeDefinition> all() {
    return List.copyOf(ALL.values());
  }

  private static AttributeDefinition of(Setting setting) {
    return setting.kind().shape() == Kind.Shape.LIST ? list(setting) : simple(setting);
  }

  private static AttributeDefinition list(Setting setting) {
    StringListAttributeDefinition.Builder builder =
        new StringListAttributeDefinition.Builder(setting.attribute())
            .setAttributeMarshaller(AttributeMarshaller.COMMA_STRING_LIST)
            .setAttributeParser(AttributeParser.COMMA_DELIMITED_STRING_LIST)
            .setMinSize(1)
            .setElementValidator(new Checked(setting.kind()));
    setting
        .standard()
        .ifPresent(
            standard -> {
              ModelNode values = new ModelNode().setEmptyList();
              Kind.parts(standard).forEach(values::add);
              builder.setDefaultValue(values);
            });
    return common(builder, setting).build();
  }

  private static AttributeDefinition simple(Setting setting) {
    ModelType type =
        switch (setting.kind().shape()) {
          case NUMBER -> ModelType.INT;
          case FLAG -> ModelType.BOOLEAN;
          default -> ModelType.STRING;
        };
    SimpleAttributeDefinitionBuilder builder =
        new SimpleAttributeDefinitionBuilder(setting.attribute(), type)
            .setValidator(new Checked(setting.kind()));
    setting.standard().ifPresent(standard -> builder.setDefaultValue(typed(type, standard)));
    return common(builder, setting).build();
  }

  private static ModelNode typed(ModelType type, String value) {
    return switch (type) {
      case INT -> new ModelNode(Integer.parseInt(value));
      case BOOLEAN -> new ModelNode(Boolean.parseBoolean(value));
      default -> new ModelNode(value);
    };
  }

  private static <B extends AbstractAttributeDefinitionBuilder<B, D>, D extends AttributeDefinition>
      B common(B builder, Setting setting) {
    B common =
        builder
            .setRequired(false)
            .setAllowExpression(true)
            .setAttributeGroup(setting.group().word());
    return switch (setting.counts()) {
      case AT_ONCE -> common.setFlags(AttributeAccess.Flag.RESTART_NONE);
      case AFTER_RELOAD -> common.setRestartAllServices();
      case AFTER_RESTART -> common.setRestartJVM();
    };
  }

  /** The value in one line as the application reads it; empty where nothing is set. */
  static Optional<String> line(ModelNode resolved) {
    if (!resolved.isDefined()) {
      return Optional.empty();
    }
    if (resolved.getType() != ModelType.LIST) {
      return Optional.of(resolved.asString());
    }
    return Optional.of(
        String.join(",", resolved.asList().stream().map(ModelNode::asString).toList()));
  }
}
