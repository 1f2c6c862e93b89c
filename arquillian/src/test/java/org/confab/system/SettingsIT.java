package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.server.Management.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.subsystem.settings.Setting;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Management;
import org.confab.system.server.SharedConfab;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.jboss.dmr.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each attribute of {@code /subsystem=confab}, as its description has it: it is read, written,
 * refused what it does not take, and undefined again.
 */
@ExtendWith(SharedConfab.class)
class SettingsIT {
  /** Those that are nothing alone. */
  private static final Map<String, String> TOGETHER =
      Map.of(
          "ldap-bind-dn", "ldap-password-file",
          "ldap-password-file", "ldap-bind-dn",
          "location-secondary-user", "location-secondary-password-file",
          "location-secondary-password-file", "location-secondary-user",
          "ldap-password-alias", "ldap-bind-dn",
          "location-secondary-password-alias", "location-secondary-user");

  /** What has to be away where the other is. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "ldap-password-alias", "ldap-password-file",
          "location-secondary-password-alias", "location-secondary-password-file");

  /** Six sockets, two TLS contexts, whose accounts administer, and where passwords are. */
  private static final int REFERENCES = 10;

  private static ModelNode write(String attribute, ModelNode value) {
    ModelNode operation = operation("write-attribute");
    operation.get("name").set(attribute);
    operation.get("value").set(value);
    return operation;
  }

  private static ModelNode undefine(String attribute) {
    ModelNode operation = operation("undefine-attribute");
    operation.get("name").set(attribute);
    return operation;
  }

  private static ModelNode stored(Management management) {
    ModelNode read = operation("read-resource");
    read.get("include-defaults").set(false);
    return management.result(read);
  }

  private static ModelNode read(Management management, String attribute) {
    ModelNode operation = operation("read-attribute");
    operation.get("name").set(attribute);
    return management.result(operation);
  }

  private static List<Property> settings(Management management) {
    return management
        .result(operation("read-resource-description"))
        .get("attributes")
        .asPropertyList()
        .stream()
        .filter(one -> one.getValue().get("storage").asString().equals("configuration"))
        .toList();
  }

  private static boolean isReference(Property attribute) {
    return attribute.getValue().hasDefined("capability-reference");
  }

  /** Something that it takes and has not now. */
  private static ModelNode other(Property attribute) {
    ModelNode described = attribute.getValue();
    boolean usual = described.hasDefined("default");
    return switch (described.get("type").asType()) {
      case BOOLEAN -> new ModelNode(!described.get("default").asBoolean());
      case INT ->
          new ModelNode(
              usual ? described.get("default").asInt() - 1 : described.get("min").asInt());
      case LIST -> new ModelNode().add(word(described, example(attribute)));
      default -> new ModelNode(word(described, example(attribute)));
    };
  }

  private static String word(ModelNode described, String otherwise) {
    return described.hasDefined("allowed")
        ? described.get("allowed").asList().get(1).asString()
        : otherwise;
  }

  private static String example(Property attribute) {
    return Setting.named(attribute.getName()).orElseThrow().kind().example();
  }

  private static Stream<ModelNode> wrong(Property attribute) {
    ModelNode described = attribute.getValue();
    if (isReference(attribute)) {
      return Stream.of(new ModelNode("there-is-none"));
    }
    return switch (described.get("type").asType()) {
      case BOOLEAN -> Stream.of(new ModelNode("perhaps"));
      case INT ->
          Stream.of(
              new ModelNode(described.get("min").asLong() - 1),
              new ModelNode(described.get("max").asLong() + 1),
              new ModelNode("many"));
      case LIST -> Stream.of(new ModelNode().setEmptyList(), new ModelNode().add("§"));
      default -> Stream.of(new ModelNode("§\n"), new ModelNode(" "));
    };
  }

  private static String restart(String attribute) {
    return switch (Setting.named(attribute)
        .map(Setting::counts)
        .orElse(Setting.Counts.AFTER_RELOAD)) {
      case AT_ONCE -> "no-services";
      case AFTER_RELOAD -> "all-services";
      case AFTER_RESTART -> "jvm";
    };
  }

  @Test
  void everySettingIsDescribedAndNoOther(ConfabServer server) {
    try (Management management = new Management(server)) {
      List<String> names = settings(management).stream().map(Property::getName).toList();
      assertThat(names)
          .containsAll(Stream.of(Setting.values()).map(Setting::attribute).toList())
          .hasSize(Setting.values().length + REFERENCES);
      for (Property attribute : settings(management)) {
        ModelNode described = attribute.getValue();
        assertThat(described.get("description").asString()).as(attribute.getName()).isNotBlank();
        assertThat(described.get("attribute-group").asString()).isNotBlank();
        assertThat(described.get("restart-required").asString())
            .as(attribute.getName())
            .isEqualTo(restart(attribute.getName()));
      }
    }
  }

  @Test
  void whatASettingDoesNotTakeIsRefusedWithTheReason(ConfabServer server) {
    try (Management management = new Management(server)) {
      ModelNode before = stored(management);
      for (Property attribute : settings(management)) {
        wrong(attribute)
            .forEach(
                value ->
                    assertThat(management.refused(write(attribute.getName(), value)))
                        .as(attribute.getName())
                        .containsAnyOf(attribute.getName(), "there-is-none"));
        if (attribute.getValue().get("type").asType() == ModelType.INT) {
          ModelNode much = new ModelNode(attribute.getValue().get("max").asLong() + 1);
          assertThat(management.refused(write(attribute.getName(), much)))
              .contains(attribute.getValue().get("min").asString())
              .contains(attribute.getValue().get("max").asString());
        }
      }
      assertThat(stored(management)).isEqualTo(before);
    }
  }

  @Test
  void eachSettingIsWrittenReadAndUndefined(ConfabServer server) {
    try (Management management = new Management(server)) {
      ModelNode before = stored(management);
      try {
        for (Property attribute : settings(management)) {
          if (!isReference(attribute)) {
            changeAndBack(management, attribute, before);
          }
        }
      } finally {
        settings(management).forEach(one -> restore(management, one.getName(), before));
      }
      assertThat(stored(management)).isEqualTo(before);
    }
  }

  private static void changeAndBack(Management management, Property attribute, ModelNode before) {
    String name = attribute.getName();
    ModelNode value = other(attribute);
    List<ModelNode> writes = new ArrayList<>(List.of(write(name, value)));
    List<ModelNode> ends = new ArrayList<>(List.of(undefine(name)));
    Optional.ofNullable(INSTEAD.get(name)).ifPresent(other -> writes.add(0, undefine(other)));
    Optional.ofNullable(TOGETHER.get(name))
        .ifPresent(
            partner -> {
              writes.add(write(partner, new ModelNode("/etc/confab/file")));
              ends.add(undefine(partner));
            });
    management.result(Management.together(writes));
    assertThat(read(management, name)).as(name).isEqualTo(value);
    management.result(Management.together(ends));
    assertThat(read(management, name)).as(name).isEqualTo(attribute.getValue().get("default"));
    restore(management, name, before);
  }

  private static void restore(Management management, String name, ModelNode before) {
    List<ModelNode> steps = new ArrayList<>();
    Stream.of(name, TOGETHER.get(name), INSTEAD.get(name))
        .filter(Objects::nonNull)
        .forEach(
            one -> steps.add(before.hasDefined(one) ? write(one, before.get(one)) : undefine(one)));
    management.result(Management.together(steps));
  }

  @Test
  void valuesThatContradictEachOtherAreRefusedTogether(ConfabServer server) {
    try (Management management = new Management(server)) {
      ModelNode before = stored(management);
      String refused =
          management.refused(
              Management.together(
                  List.of(
                      write("web-ticket-hours", new ModelNode(3)),
                      write("registration-minimum", new ModelNode(7_300)))));
      assertThat(refused).contains("registration-minimum").contains("not in order");
      assertThat(management.refused(write("location-secondary-user", new ModelNode("confab"))))
          .contains("location-secondary-password-file");
      assertThat(stored(management)).isEqualTo(before);
    }
  }
}
