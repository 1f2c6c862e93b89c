package org.confab.subsystem;

import java.util.List;
import org.confab.subsystem.live.LiveMediaServer;
import org.confab.subsystem.live.LiveServer;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.ResourceDefinition;
import org.jboss.as.controller.ResourceRegistration;
import org.jboss.as.controller.descriptions.ResourceDescriptionResolver;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/** {@code media-server=*}. */
final class MediaServers {
  static final String KEY = "media-server";
  static final Living<LiveMediaServer> CHILDREN =
      new Living<>(LiveServer::mediaServers, LiveServer::mediaServer);

  private static final PathElement PATH = PathElement.pathElement(KEY);
  private static final ResourceDescriptionResolver TEXTS =
      ConfabRegistrar.TEXTS.createChildResolver(PATH);

  private static final List<Shown<LiveMediaServer>> SHOWN =
      List.of(
          Shown.text("state", LiveMediaServer::state),
          Shown.texts("types", LiveMediaServer::types),
          Shown.count("conferences", LiveMediaServer::conferences),
          Shown.count("maximum-conferences", LiveMediaServer::mostConferences),
          Shown.count("legs", LiveMediaServer::legs),
          Shown.count("maximum-legs", LiveMediaServer::mostLegs),
          Shown.text("heard", LiveMediaServer::heard));

  private static final List<Order> ORDERS =
      List.of(
          new Order(
              "drain", ModelType.UNDEFINED, (server, name, order) -> drain(server, name, true)),
          new Order(
              "resume", ModelType.UNDEFINED, (server, name, order) -> drain(server, name, false)));

  private MediaServers() {}

  static void register(ManagementResourceRegistration parent) {
    ManagementResourceRegistration resource =
        parent.registerSubModel(
            ResourceDefinition.builder(ResourceRegistration.of(PATH), TEXTS).asRuntime().build());
    Shown.register(resource, SHOWN, CHILDREN::of);
    ORDERS.forEach(order -> order.register(resource, TEXTS));
  }

  private static ModelNode drain(LiveServer server, String name, boolean drained) {
    server.drain(name, drained);
    return new ModelNode();
  }
}
