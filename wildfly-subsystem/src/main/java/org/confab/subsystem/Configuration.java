package org.confab.subsystem;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.confab.subsystem.live.LiveSettings;
import org.confab.subsystem.live.ServerSecurity;
import org.confab.subsystem.settings.Contradiction;
import org.confab.subsystem.settings.Setting;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.as.controller.capability.RuntimeCapability;
import org.jboss.as.network.ManagedBinding;
import org.jboss.as.network.SocketBinding;
import org.jboss.dmr.ModelNode;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.service.Installer.StartWhen;
import org.wildfly.service.descriptor.UnaryServiceDescriptor;
import org.wildfly.subsystem.service.ResourceServiceConfigurator;
import org.wildfly.subsystem.service.ResourceServiceInstaller;
import org.wildfly.subsystem.service.ServiceDependency;
import org.wildfly.subsystem.service.capability.CapabilityServiceInstaller;

/** The service that has the settings from the model and gives them to the application. */
final class Configuration implements ResourceServiceConfigurator {
  /** What depends on the settings, and what they refer to others by. */
  static final RuntimeCapability<Void> CAPABILITY =
      RuntimeCapability.Builder.of("org.confab.settings", LiveSettings.class).build();

  /** TLS as Elytron offers it. */
  static final UnaryServiceDescriptor<SSLContext> TLS =
      UnaryServiceDescriptor.of("org.wildfly.security.ssl-context", SSLContext.class);

  @Override
  public ResourceServiceInstaller configure(OperationContext context, ModelNode model)
      throws OperationFailedException {
    Map<String, String> values = properties(resolved(context, model));
    Map<Listener, ServiceDependency<SocketBinding>> sockets = new EnumMap<>(Listener.class);
    for (Listener listener : Listener.values()) {
      sockets.put(listener, listener.attribute().resolve(context, model));
    }
    ServiceDependency<SSLContext> accepting = Tls.ACCEPTING.attribute().resolve(context, model);
    ServiceDependency<SSLContext> calling = Tls.CALLING.attribute().resolve(context, model);
    ServiceDependency<SecurityDomain> administrators =
        Elytron.ADMINISTRATORS.resolve(context, model);
    ServiceDependency<CredentialStore> secrets = Elytron.SECRETS.resolve(context, model);
    Supplier<LiveSettings> made =
        () -> {
          Map<String, String> all = new HashMap<>(values);
          sockets.forEach((listener, socket) -> listen(listener, socket, all));
          return new LiveSettings(
              all,
              new ServerSecurity(
                  Optional.ofNullable(accepting.get()),
                  Optional.ofNullable(calling.get()),
                  Optional.ofNullable(administrators.get()),
                  secrets(secrets.get())));
        };
    return CapabilityServiceInstaller.builder(CAPABILITY, made)
        .requires(sockets.values())
        .requires(accepting)
        .requires(calling)
        .requires(administrators)
        .requires(secrets)
        .onStart(
            settings -> {
              Serving.begin(settings);
              hold(sockets, true);
            })
        .onStop(
            settings -> {
              hold(sockets, false);
              Serving.end(settings);
            })
        .startWhen(StartWhen.INSTALLED)
        .blocking()
        .build();
  }

  private static Function<String, Optional<String>> secrets(@Nullable CredentialStore store) {
    return store == null ? alias -> Optional.empty() : new StoredSecrets(store);
  }

  /**
   * Tells WildFly that the application listens there, or no longer: another port of a binding in
   * use takes a reload, and the console says so.
   */
  private static void hold(Map<Listener, ServiceDependency<SocketBinding>> sockets, boolean held) {
    for (Listener listener : List.of(Listener.SIP, Listener.SIPS)) {
      ServiceDependency<SocketBinding> dependency = sockets.get(listener);
      SocketBinding socket = dependency == null ? null : dependency.get();
      if (socket != null) {
        ManagedBinding binding = ManagedBinding.Factory.createSimpleManagedBinding(socket);
        if (held) {
          socket.getSocketBindings().getNamedRegistry().registerBinding(binding);
        } else {
          socket.getSocketBindings().getNamedRegistry().unregisterBinding(binding);
        }
      }
    }
  }

  private static void listen(
      Listener listener, ServiceDependency<SocketBinding> dependency, Map<String, String> values) {
    SocketBinding socket = dependency.get();
    if (socket != null) {
      values.put(listener.property(), Integer.toString(socket.getAbsolutePort()));
      if (listener == Listener.SIP) {
        InetAddress address = socket.getAddress();
        values.put("confab.bind", address.getHostAddress());
      }
    }
  }

  /** The values of the model, with defaults; refused if they contradict each other. */
  static Map<Setting, String> resolved(OperationContext context, ModelNode model)
      throws OperationFailedException {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      ModelNode value = Attributes.get(setting).resolveModelAttribute(context, model);
      Attributes.line(value).ifPresent(line -> values.put(setting, line));
    }
    Optional<String> wrong = Contradiction.in(values);
    if (wrong.isPresent()) {
      throw new OperationFailedException(wrong.get());
    }
    return values;
  }

  private static Map<String, String> properties(Map<Setting, String> values) {
    Map<String, String> properties = new HashMap<>();
    values.forEach((setting, value) -> properties.put(setting.property(), value));
    return properties;
  }

  /** Gives the running application what the model has now of the settings that count at once. */
  static void refresh(OperationContext context, ModelNode model) throws OperationFailedException {
    Optional<LiveSettings> running = LiveSettings.current();
    if (running.isEmpty()) {
      return;
    }
    Map<Setting, String> now = resolved(context, model);
    Map<String, String> all = new HashMap<>(running.get().values());
    for (Setting setting : Setting.values()) {
      if (setting.isLive()) {
        all.remove(setting.property());
        Optional.ofNullable(now.get(setting))
            .ifPresent(value -> all.put(setting.property(), value));
      }
    }
    running.get().change(all);
  }
}
