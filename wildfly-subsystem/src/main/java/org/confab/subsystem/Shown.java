package org.confab.subsystem;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.as.controller.AbstractRuntimeOnlyHandler;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.PrimitiveListAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/**
 * What is shown of something that lives in the application.
 *
 * @param attribute as the console describes it
 * @param value looks it up
 * @param <T> what it is told of
 */
record Shown<T>(AttributeDefinition attribute, Function<T, ModelNode> value) {
  /** A count. */
  static <T> Shown<T> count(String name, Function<T, Long> value) {
    return simple(name, ModelType.LONG, it -> new ModelNode(value.apply(it)));
  }

  /** A count of which there may be nothing to tell. */
  static <T> Shown<T> maybe(String name, Function<T, OptionalLong> value) {
    return simple(
        name,
        ModelType.LONG,
        it -> {
          OptionalLong count = value.apply(it);
          return count.isPresent() ? new ModelNode(count.getAsLong()) : new ModelNode();
        });
  }

  /** A text. */
  static <T> Shown<T> text(String name, Function<T, String> value) {
    return simple(name, ModelType.STRING, it -> new ModelNode(value.apply(it)));
  }

  /** Yes or no. */
  static <T> Shown<T> flag(String name, Function<T, Boolean> value) {
    return simple(name, ModelType.BOOLEAN, it -> new ModelNode(value.apply(it)));
  }

  /** Several texts. */
  static <T> Shown<T> texts(String name, Function<T, List<String>> value) {
    AttributeDefinition attribute =
        new PrimitiveListAttributeDefinition.Builder(name, ModelType.STRING)
            .setRequired(false)
            .setStorageRuntime()
            .build();
    return new Shown<>(
        attribute,
        it -> {
          ModelNode list = new ModelNode().setEmptyList();
          value.apply(it).forEach(list::add);
          return list;
        });
  }

  private static <T> Shown<T> simple(String name, ModelType type, Function<T, ModelNode> value) {
    AttributeDefinition attribute =
        new SimpleAttributeDefinitionBuilder(name, type, true).setStorageRuntime().build();
    return new Shown<>(attribute, value);
  }

  /** Adds all of them to a resource; undefined where there is nothing to tell of. */
  static <T> void register(
      ManagementResourceRegistration resource,
      Collection<Shown<T>> all,
      Function<OperationContext, Optional<T>> found) {
    Map<String, Shown<T>> byName =
        all.stream().collect(Collectors.toMap(one -> one.attribute().getName(), one -> one));
    AbstractRuntimeOnlyHandler reader =
        new AbstractRuntimeOnlyHandler() {
          @Override
          protected void executeRuntimeStep(OperationContext context, ModelNode operation) {
            Shown<T> wanted = byName.get(operation.get("name").asString());
            if (wanted != null) {
              found
                  .apply(context)
                  .map(wanted.value())
                  .ifPresent(value -> context.getResult().set(value));
            }
          }
        };
    for (Shown<T> one : all) {
      if (one.attribute().getType() == ModelType.LONG) {
        resource.registerMetric(one.attribute(), reader);
      } else {
        resource.registerReadOnlyAttribute(one.attribute(), reader);
      }
    }
  }
}
