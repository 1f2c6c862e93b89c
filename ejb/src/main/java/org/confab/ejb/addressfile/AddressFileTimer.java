package org.confab.ejb.addressfile;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.confab.core.addressfile.AddressBookFiles;
import org.confab.protocol.abs.AbsFileName;

/** Has the files made every night, and after a start that found none of this day. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AddressFileTimer {
  /** A starting server has more urgent things to do. */
  private static final Duration AFTER_START = Duration.ofSeconds(30);

  private static final Logger LOG = System.getLogger(AddressFileTimer.class.getName());

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private AddressBookFiles files;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private DirectoryShelf shelf;

  @Resource
  @SuppressWarnings("NullAway.Init") // injected by the container
  private TimerService timers;

  @PostConstruct
  void started() {
    timers.createSingleActionTimer(AFTER_START.toMillis(), new TimerConfig(null, false));
  }

  /** Once after the start. */
  @Timeout
  public void makeMissing() {
    try {
      if (!shelf.list().contains(AbsFileName.full(files.today(), false))) {
        make();
      }
    } catch (IOException failed) {
      LOG.log(Level.ERROR, "cannot read the directory of address book files", failed);
    }
  }

  /** At half past one in the night, local time. */
  @Schedule(hour = "1", minute = "30", persistent = false)
  public void make() {
    try {
      files.generate().ifPresent(pass -> LOG.log(Level.INFO, "made address book files: " + pass));
    } catch (IOException | RuntimeException failed) {
      // The next night tries again; clients keep what they have.
      LOG.log(Level.ERROR, "cannot make address book files: " + failed.getMessage(), failed);
    }
  }
}
