package org.confab.ejb.settings;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.confab.core.CurrentSettings;
import org.confab.core.NamedSecrets;
import org.confab.core.Settings;
import org.confab.subsystem.live.LiveSettings;

/** Makes the settings of this server injectable, and follows those that count at once. */
@ApplicationScoped
public class SettingsWiring {
  private final CurrentSettings current = new CurrentSettings(Settings.of(source()));
  private final Runnable reader = () -> current.change(Settings.of(source()));

  /** Hears of changes from now on; the subsystem was there before the application. */
  public SettingsWiring() {
    LiveSettings.current().ifPresent(settings -> settings.listen(reader));
  }

  @PreDestroy
  void end() {
    LiveSettings.current().ifPresent(settings -> settings.forget(reader));
  }

  /** The subsystem has the last word; a server without it is told by system properties. */
  private static Function<String, Optional<String>> source() {
    return LiveSettings.current()
        .<Function<String, Optional<String>>>map(settings -> settings::value)
        .orElse(name -> Optional.ofNullable(System.getProperty(name)));
  }

  /** What holds now. */
  @Produces
  @Singleton
  public CurrentSettings current() {
    return current;
  }

  /** The passwords that the server's credential store has. */
  @Produces
  @Singleton
  public NamedSecrets secrets() {
    return name -> LiveSettings.current().flatMap(settings -> settings.secret(name));
  }

  /** What this server was started with, for what is made of it once. */
  @Produces
  @Singleton
  public Settings settings() {
    return current.get();
  }
}
