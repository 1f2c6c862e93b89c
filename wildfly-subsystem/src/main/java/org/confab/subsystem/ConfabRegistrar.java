package org.confab.subsystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.subsystem.live.LiveServer;
import org.confab.subsystem.live.LiveServers;
import org.confab.subsystem.settings.Setting;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.OperationStepHandler;
import org.jboss.as.controller.ResourceDefinition;
import org.jboss.as.controller.SimpleAttributeDefinition;
import org.jboss.as.controller.SubsystemRegistration;
import org.jboss.as.controller.SubsystemResourceRegistration;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.descriptions.ParentResourceDescriptionResolver;
import org.jboss.as.controller.descriptions.SubsystemResourceDescriptionResolver;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.as.server.deployment.Phase;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.wildfly.subsystem.resource.DynamicResource;
import org.wildfly.subsystem.resource.ManagementResourceRegistrar;
import org.wildfly.subsystem.resource.ManagementResourceRegistrationContext;
import org.wildfly.subsystem.resource.ResourceDescriptor;
import org.wildfly.subsystem.resource.SubsystemResourceDefinitionRegistrar;
import org.wildfly.subsystem.resource.operation.ResourceOperationRuntimeHandler;
import org.wildfly.subsystem.service.ResourceServiceConfigurator;

/** The subsystem itself: how much there is of everything, and what is done to accounts. */
final class ConfabRegistrar implements SubsystemResourceDefinitionRegistrar {
  static final SubsystemResourceRegistration REGISTRATION =
      SubsystemResourceRegistration.of("confab");
  static final ParentResourceDescriptionResolver TEXTS =
      new SubsystemResourceDescriptionResolver(REGISTRATION.getName(), ConfabRegistrar.class);

  private static final ModelNode NOTHING = new ModelNode();

  private static final List<Order> ORDERS =
      List.of(
          new Order(
              "sign-out",
              ModelType.INT,
              (server, target, order) -> new ModelNode(server.signOut(user(order))),
              Order.USER),
          new Order(
              "enable-user",
              ModelType.UNDEFINED,
              (server, target, order) -> enable(server, order, true),
              Order.USER),
          new Order(
              "disable-user",
              ModelType.UNDEFINED,
              (server, target, order) -> enable(server, order, false),
              Order.USER),
          new Order(
              "trace-on",
              ModelType.STRING,
              (server, target, order) -> traceOn(server, order),
              Order.TARGET,
              Order.MINUTES,
              Order.TEXTS),
          new Order(
              "trace-off",
              ModelType.UNDEFINED,
              (server, target, order) -> {
                server.traceOff(Order.TARGET.validateOperation(order).asString());
                return NOTHING;
              },
              Order.TARGET),
          new Order(
              "write-address-book",
              ModelType.UNDEFINED,
              (server, target, order) -> {
                server.writeAddressBook();
                return NOTHING;
              }));

  /** Defaults of parameters are put in here: what was ordered has those alone that were given. */
  private static ModelNode traceOn(LiveServer server, ModelNode order)
      throws OperationFailedException {
    return new ModelNode(
        server.traceOn(
            Order.TARGET.validateOperation(order).asString(),
            given(Order.MINUTES, order).asInt(),
            given(Order.TEXTS, order).asBoolean()));
  }

  private static ModelNode given(SimpleAttributeDefinition parameter, ModelNode order)
      throws OperationFailedException {
    ModelNode value = parameter.validateOperation(order);
    return value.isDefined() ? value : parameter.getDefaultValue();
  }

  private static String user(ModelNode order) throws OperationFailedException {
    return Order.USER.validateOperation(order).asString();
  }

  private static ModelNode enable(LiveServer server, ModelNode order, boolean enabled)
      throws OperationFailedException {
    server.enable(user(order), enabled);
    return NOTHING;
  }

  @Override
  public ManagementResourceRegistration register(
      SubsystemRegistration parent, ManagementResourceRegistrationContext context) {
    ManagementResourceRegistration resource =
        parent.registerSubsystemModel(ResourceDefinition.builder(REGISTRATION, TEXTS).build());
    ResourceDescriptor.Builder descriptor =
        ResourceDescriptor.builder(TEXTS)
            .addCapability(Configuration.CAPABILITY)
            .withOperationTransformation(
                ModelDescriptionConstants.ADD,
                add -> Audited.alteration(ModelDescriptionConstants.ADD, together(add)))
            .withOperationTransformation(
                ModelDescriptionConstants.REMOVE,
                remove -> Audited.alteration(ModelDescriptionConstants.REMOVE, remove))
            .withRuntimeHandler(
                ResourceOperationRuntimeHandler.configureService(
                    ResourceServiceConfigurator.combine(new Configuration(), new HttpListeners())))
            .withDeploymentChainContributor(
                target ->
                    target.addDeploymentProcessor(
                        REGISTRATION.getName(),
                        Phase.DEPENDENCIES,
                        AfterSettings.PRIORITY,
                        new AfterSettings()))
            .withResourceTransformation(
                it ->
                    new DynamicResource(
                        it,
                        Map.of(
                            MediaServers.KEY,
                            MediaServers.CHILDREN,
                            Conferences.KEY,
                            Conferences.CHILDREN)));
    addSettings(descriptor);
    ManagementResourceRegistrar.of(descriptor.build()).register(resource);
    Audited.registerWrites(resource);
    if (context.isRuntimeOnlyRegistrationValid()) {
      Shown.register(resource, gauges(), ignored -> LiveServers.running());
      ORDERS.forEach(order -> order.register(resource, TEXTS));
      MediaServers.register(resource);
      Conferences.register(resource);
    }
    return resource;
  }

  /** All attributes that are stored, in the order of the table. */
  static List<AttributeDefinition> stored() {
    return Stream.of(
            Listener.attributes(), Tls.attributes(), Elytron.attributes(), Attributes.all())
        .flatMap(List::stream)
        .toList();
  }

  private static void addSettings(ResourceDescriptor.Builder descriptor) {
    for (AttributeDefinition attribute : stored()) {
      boolean live = Setting.named(attribute.getName()).filter(Setting::isLive).isPresent();
      descriptor.addAttribute(attribute, new SettingWrite(live));
    }
  }

  /** What is added must go together too. */
  private static OperationStepHandler together(OperationStepHandler add) {
    return (context, operation) -> {
      add.execute(context, operation);
      context.addStep(SettingWrite.TOGETHER, OperationContext.Stage.MODEL);
    };
  }

  private static List<Shown<LiveServer>> gauges() {
    List<Shown<LiveServer>> counts = new ArrayList<>();
    Gauges.ALL.forEach(
        gauge -> counts.add(Shown.maybe(gauge.replace('_', '-'), server -> server.figure(gauge))));
    return counts;
  }
}
