package org.confab.ejb.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.confab.core.NamedSecrets;
import org.confab.core.Settings;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.location.GuardedSource;
import org.confab.core.location.SecondarySource;

/** The location service that is asked where this server knows nothing, if there is one. */
@ApplicationScoped
public class OtherLocationService {
  private final Optional<GuardedSource> source;

  @Inject
  OtherLocationService(Settings settings, NamedSecrets secrets, Figures figures) {
    this.source =
        settings
            .location()
            .secondary()
            .map(one -> new HttpsLocationSource(one, secrets, HttpsLocationSource.Times.USUAL))
            .map(one -> new GuardedSource(one, Clock.systemUTC()));
    source.ifPresent(
        one ->
            figures.add(
                new Figure(Metric.LOCATION_SECONDARY_ASKED, one::asked),
                new Figure(Metric.LOCATION_SECONDARY_UNANSWERED, one::unanswered)));
  }

  /** For the container's proxy. */
  protected OtherLocationService() {
    this.source = Optional.empty();
  }

  /** Whom to ask. */
  SecondarySource source() {
    return source.<SecondarySource>map(one -> one).orElse(SecondarySource.NONE);
  }

  /** The service that is asked, if there is one. */
  public Optional<GuardedSource> guarded() {
    return source;
  }
}
