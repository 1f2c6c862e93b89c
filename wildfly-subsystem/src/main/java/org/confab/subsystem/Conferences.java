package org.confab.subsystem;

import java.util.List;
import org.confab.subsystem.live.LiveConference;
import org.confab.subsystem.live.LiveServer;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.ResourceDefinition;
import org.jboss.as.controller.ResourceRegistration;
import org.jboss.as.controller.descriptions.ResourceDescriptionResolver;
import org.jboss.as.controller.registry.ManagementResourceRegistration;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;

/** {@code conference=*}: those that somebody is in. */
final class Conferences {
  static final String KEY = "conference";
  static final Living<LiveConference> CHILDREN =
      new Living<>(LiveServer::conferences, LiveServer::conference);

  private static final PathElement PATH = PathElement.pathElement(KEY);
  private static final ResourceDescriptionResolver TEXTS =
      ConfabRegistrar.TEXTS.createChildResolver(PATH);

  private static final List<Shown<LiveConference>> SHOWN =
      List.of(
          Shown.text("uri", LiveConference::uri),
          Shown.text("organizer", LiveConference::organizer),
          Shown.text("subject", LiveConference::subject),
          Shown.flag("locked", LiveConference::locked),
          Shown.texts("participants", LiveConference::participants),
          Shown.texts("waiting", LiveConference::waiting),
          Shown.texts("media", LiveConference::media));

  private static final Order END =
      new Order(
          "end",
          ModelType.UNDEFINED,
          (server, name, order) -> {
            server.endConference(name);
            return new ModelNode();
          });

  private Conferences() {}

  static void register(ManagementResourceRegistration parent) {
    ManagementResourceRegistration resource =
        parent.registerSubModel(
            ResourceDefinition.builder(ResourceRegistration.of(PATH), TEXTS).asRuntime().build());
    Shown.register(resource, SHOWN, CHILDREN::of);
    END.register(resource, TEXTS);
  }
}
