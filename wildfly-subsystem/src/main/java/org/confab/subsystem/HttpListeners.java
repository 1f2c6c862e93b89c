package org.confab.subsystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.subsystem.http.Doors;
import org.confab.subsystem.live.LiveSettings;
import org.confab.subsystem.settings.Setting;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.PathElement;
import org.jboss.as.controller.descriptions.ModelDescriptionConstants;
import org.jboss.as.controller.registry.Resource;
import org.jboss.dmr.ModelNode;
import org.wildfly.extension.undertow.HttpListenerService;
import org.wildfly.extension.undertow.UndertowListener;
import org.wildfly.service.Installer.StartWhen;
import org.wildfly.subsystem.service.ResourceServiceConfigurator;
import org.wildfly.subsystem.service.ResourceServiceInstaller;
import org.wildfly.subsystem.service.ServiceDependency;
import org.wildfly.subsystem.service.ServiceInstaller;

/**
 * Has the connections of each address counted at all listeners for HTTP and HTTPS that Undertow's
 * configuration names when the server starts or reloads.
 */
final class HttpListeners implements ResourceServiceConfigurator {
  private static final String LISTENER = "org.wildfly.undertow.listener";
  private static final PathElement UNDERTOW =
      PathElement.pathElement(ModelDescriptionConstants.SUBSYSTEM, "undertow");
  private static final Set<String> KINDS = Set.of("http-listener", "https-listener");

  @Override
  public ResourceServiceInstaller configure(OperationContext context, ModelNode model) {
    Doors doors = new Doors(HttpListeners::most);
    return ResourceServiceInstaller.combine(
        names(context).stream().map(name -> door(doors, name)).toList());
  }

  private static ResourceServiceInstaller door(Doors doors, String name) {
    ServiceDependency<UndertowListener> listener =
        ServiceDependency.on(LISTENER, UndertowListener.class, name);
    return ServiceInstaller.builder(
            () -> doors.before((HttpListenerService) listener.get()), () -> {})
        .requires(listener)
        .startWhen(StartWhen.INSTALLED)
        .build();
  }

  private static List<String> names(OperationContext context) {
    Resource root = context.readResourceFromRoot(PathAddress.EMPTY_ADDRESS, true);
    List<String> names = new ArrayList<>();
    Stream.of(root)
        .flatMap(it -> Optional.ofNullable(it.getChild(UNDERTOW)).stream())
        .flatMap(it -> it.getChildren("server").stream())
        .forEach(
            server ->
                KINDS.forEach(
                    kind -> server.getChildren(kind).forEach(one -> names.add(one.getName()))));
    return names;
  }

  /** As it is now; a new value holds for the next connection. */
  private static int most() {
    Setting setting = Setting.HTTP_CONNECTIONS_PER_ADDRESS;
    return LiveSettings.current()
        .flatMap(live -> live.value(setting.property()))
        .or(setting::standard)
        .map(Integer::parseInt)
        .orElseThrow();
  }
}
