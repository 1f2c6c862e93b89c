package org.confab.ejb.sample;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import org.confab.core.Settings;
import org.confab.core.directory.UserStore;
import org.confab.core.sample.SampleImport;
import org.confab.core.sample.SampleOrganisation;

/**
 * Fills an empty database with the sample organisation when the server starts. All parts are stored
 * in the one transaction of this call, so a start that fails leaves the database empty.
 */
@Singleton
@Startup
@SuppressWarnings("NullAway.Init") // the container injects the fields
public class SampleLoader {
  private static final Logger LOG = System.getLogger(SampleLoader.class.getName());

  @Inject private Settings settings;
  @Inject private UserStore users;
  @Inject @Any private Instance<SampleImport> imports;

  @PostConstruct
  void load() {
    if (!settings.sample() || !users.all().isEmpty()) {
      return;
    }
    SampleOrganisation organisation = SampleResources.read(settings.domain());
    imports.stream()
        .sorted(Comparator.comparingInt(SampleImport::place))
        .forEach(part -> part.load(organisation));
    LOG.log(Level.INFO, "Sample organisation loaded: {0} users", organisation.users().size());
  }
}
